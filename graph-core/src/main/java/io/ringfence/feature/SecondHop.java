package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/** The accounts two sharings away: bounded walk from the latest co-accounts through entities of theirs. */
final class SecondHop {
    private static final int ACCOUNTS_PER_LIMIT = 8;
    private static final int LINKS_PER_ENTITY = 4;

    private final Moment moment;
    private final Sharing sharing;
    private final int bound;
    private final IntOpenHashSet accounts = new IntOpenHashSet();
    private int fraud;

    private SecondHop(Moment moment, Sharing sharing, int bound) {
        this.moment = moment;
        this.sharing = sharing;
        this.bound = bound;
    }

    static SecondHop walk(Moment moment, OwnLinks own, Sharing sharing, WalkLimits limits) {
        var hop = new SecondHop(moment, sharing, limits.secondHop());
        var seen = new IntOpenHashSet(own.nodes);
        for (int i = 0; i < Math.min(sharing.looked, hop.bound) && !hop.full(); i++) {
            hop.from(sharing.others.nodes.getInt(sharing.newest[i]), seen);
        }
        return hop;
    }

    int count() {
        return accounts.size();
    }

    int fraud() {
        return fraud;
    }

    private boolean full() {
        return accounts.size() >= ACCOUNTS_PER_LIMIT * bound;
    }

    private void from(int account, IntOpenHashSet seen) {
        GraphView view = moment.view();
        LinkTable links = moment.links();
        int degree = view.degree(account);
        int entities = 0;
        int end = Math.max(0, degree - LINKS_PER_ENTITY * bound);
        for (int i = degree - 1; i >= end && entities < bound && !full(); i--) {
            int node = view.neighbour(account, i);
            long at = links.at(view.link(account, i));
            if (at > moment.at() || !EntityUsers.ties(moment.types(), view.typeOf(node)) || !seen.add(node)) {
                continue;
            }
            entities++;
            var use = new EntityUsers.Use(node, account, at, at);
            EntityUsers users = EntityUsers.scan(moment, use, 2 * ACCOUNTS_PER_LIMIT * bound);
            if (users.hub) {
                continue;
            }
            for (int u = 0; u < users.count() && !full(); u++) {
                add(users.accounts.getInt(u));
            }
        }
    }

    private void add(int account) {
        if (account != moment.account() && !sharing.others.contains(account) && accounts.add(account)) {
            fraud += KnownLabel.of(moment, account) == GraphView.FRAUD ? 1 : 0;
        }
    }
}
