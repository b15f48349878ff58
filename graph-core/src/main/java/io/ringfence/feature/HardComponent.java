package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;

/**
 * The accounts that hard entities (cards, phones, bank accounts and the like) tie to an account, directly or by others.
 * Breadth first and bounded; hubs carry nothing. Filled anew for each decision.
 */
final class HardComponent {
    private final NodeSlots accounts = new NodeSlots();
    private final NodeSlots entities = new NodeSlots();
    private final EntityUsers users = new EntityUsers();
    private int fraud;
    private int known;

    void walk(Moment moment, OwnLinks own, Sharing sharing) {
        accounts.clear();
        entities.clear();
        fraud = 0;
        known = 0;
        if (sharing.accountsOnHard == 0) {
            return;
        }
        for (int slot = 0; slot < own.size(); slot++) {
            entities.add(own.nodes.node(slot));
        }
        CoAccounts others = sharing.others;
        for (int i = 0; i < sharing.looked && accounts.size() < WalkLimits.COMPONENT; i++) {
            int slot = sharing.newest[i];
            if (others.hard[slot] && (others.types[slot] & ~1L) != 0) {
                add(moment, others.nodes.node(slot));
            }
        }
        for (int next = 0; next < accounts.size() && accounts.size() < WalkLimits.COMPONENT; next++) {
            from(moment, accounts.node(next));
        }
    }

    /** Accounts besides itself. */
    int size() {
        return accounts.size();
    }

    int fraud() {
        return fraud;
    }

    int known() {
        return known;
    }

    private void from(Moment moment, int account) {
        GraphView view = moment.view();
        int degree = view.degree(account);
        for (int i = degree - 1; i >= Math.max(0, degree - WalkLimits.COMPONENT); i--) {
            int node = view.neighbour(account, i);
            int type = view.typeOf(node);
            long at = moment.links().at(view.link(account, i));
            if (type == 0
                    || moment.types().get(type).strength() != EntityType.Strength.HARD
                    || at > moment.at()
                    || !entities.add(node)) {
                continue;
            }
            users.walk(moment, new EntityUsers.Use(node, account, 1, at, at), WalkLimits.COMPONENT);
            for (int u = 0; u < users.count() && !users.hub && accounts.size() < WalkLimits.COMPONENT; u++) {
                if (users.accounts.getInt(u) != moment.account()) {
                    add(moment, users.accounts.getInt(u));
                }
            }
        }
    }

    private void add(Moment moment, int account) {
        if (accounts.add(account)) {
            int label = moment.label(account);
            known += label == GraphView.UNLABELLED ? 0 : 1;
            fraud += label == GraphView.FRAUD ? 1 : 0;
        }
    }
}
