package io.ringfence.feature;

import io.ringfence.graph.GraphView;

/** The accounts two sharings away: bounded walk from the latest co-accounts through entities of theirs. */
final class SecondHop {
    private static final int ACCOUNTS_PER_LIMIT = 8;
    private static final int LINKS_PER_ENTITY = 4;

    private final NodeSlots accounts = new NodeSlots();
    private final NodeSlots seen = new NodeSlots();
    private final EntityUsers users = new EntityUsers();
    private final Sightings ties = new Sightings();
    private int fraud;
    private int closed;

    void walk(Moment moment, OwnLinks own, Sharing sharing) {
        accounts.clear();
        seen.clear();
        fraud = 0;
        closed = 0;
        if (sharing.looked == 0) {
            return;
        }
        for (int slot = 0; slot < own.size(); slot++) {
            seen.add(own.nodes.node(slot));
        }
        int bound = WalkLimits.SECOND_HOP;
        for (int i = 0; i < Math.min(sharing.looked, bound) && !full(bound); i++) {
            from(moment, sharing, sharing.others.nodes.node(sharing.newest[i]), bound);
        }
    }

    int count() {
        return accounts.size();
    }

    int fraud() {
        return fraud;
    }

    /** How often an entity beyond the account's own ties accounts that share with it to each other. */
    int closed() {
        return closed;
    }

    private boolean full(int bound) {
        return accounts.size() >= ACCOUNTS_PER_LIMIT * bound;
    }

    private void from(Moment moment, Sharing sharing, int account, int bound) {
        GraphView view = moment.view();
        int degree = view.degree(account);
        int entities = 0;
        int end = Math.max(0, degree - LINKS_PER_ENTITY * bound);
        ties.open(moment, account, degree);
        for (int i = degree - 1; i >= end && entities < bound && !full(bound); i--) {
            int node = ties.account(moment, i);
            long at = ties.at(moment, i, ties.knownAt(moment, i));
            if (at > moment.at() || !EntityUsers.ties(moment.types(), view.typeOf(node)) || !seen.add(node)) {
                continue;
            }
            entities++;
            users.walk(moment, new EntityUsers.Use(node, account, 1, at, at), 2 * ACCOUNTS_PER_LIMIT * bound);
            if (users.hub) {
                continue;
            }
            for (int u = 0; u < users.count() && !full(bound); u++) {
                add(moment, sharing, users.accounts.getInt(u));
            }
        }
    }

    private void add(Moment moment, Sharing sharing, int account) {
        if (account == moment.account()) {
            return;
        }
        if (sharing.others.contains(account)) {
            closed++;
        } else if (accounts.add(account)) {
            fraud += moment.label(account) == GraphView.FRAUD ? 1 : 0;
        }
    }
}
