package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import java.util.Map;
import java.util.TreeMap;

/** Who shares entities with an account: one pass over the users of its entities, latest entity first. */
final class Sharing {
    final CoAccounts others = new CoAccounts();
    /** The co-accounts' slots, latest first. */
    int[] newest = {};
    /** How many of {@link #newest} are looked at closely. */
    int looked;
    /** Most other accounts on one entity, by type index. */
    final int[] most;

    double rarity;
    int accountsOnHard;
    int accountsOnSoft;
    /** Most other accounts on one entity that the decision itself names. */
    int pendingMost;
    /** When another account last used an entity that the decision names, in epoch milliseconds, or the least value. */
    long pendingLast = Long.MIN_VALUE;

    int hubs;
    int entities;
    int tied;
    boolean truncated;

    private final Map<String, Integer> hubsByType = new TreeMap<>();

    private Sharing(int types) {
        most = new int[types];
    }

    static Sharing walk(Moment moment, OwnLinks own, WalkLimits limits) {
        EntityTypes types = moment.types();
        var sharing = new Sharing(types.size());
        sharing.truncated = own.truncated;
        if (moment.account() >= 0) {
            sharing.truncated |= moment.view().paidCount(moment.account()) > limits.ownPayments()
                    || moment.view().receivedCount(moment.account()) > limits.ownPayments();
        }
        for (int slot : own.newestFirst()) {
            int node = own.nodes.getInt(slot);
            int type = moment.view().typeOf(node);
            if (type == 0) {
                EntityType account = types.get(0);
                sharing.tied++;
                sharing.others.add(
                        node,
                        own.last.getLong(slot),
                        new CoAccounts.Tie(account, 0, account.hubPolicy().rarityWeight()));
            } else if (EntityUsers.ties(types, type)) {
                sharing.entities++;
                if (sharing.entities <= limits.entities()) {
                    sharing.entity(moment, own, slot, limits);
                } else {
                    sharing.truncated = true;
                }
            }
        }
        sharing.newest = sharing.others.newestFirst();
        sharing.looked = Math.min(sharing.newest.length, limits.coAccounts());
        sharing.truncated |= sharing.looked < sharing.newest.length;
        return sharing;
    }

    FeatureCoverage coverage() {
        return new FeatureCoverage(entities, hubsByType, others.size(), looked, truncated);
    }

    private void entity(Moment moment, OwnLinks own, int slot, WalkLimits limits) {
        int node = own.nodes.getInt(slot);
        int index = moment.view().typeOf(node);
        EntityType type = moment.types().get(index);
        var use = new EntityUsers.Use(node, moment.account(), own.first.getLong(slot), own.last.getLong(slot));
        EntityUsers users = EntityUsers.scan(moment, use, limits.entityLinks());
        truncated |= users.truncated;
        int count = users.count();
        most[index] = Math.max(most[index], count);
        if (own.pending.getInt(slot) == 1) {
            pendingMost = Math.max(pendingMost, count);
            for (int i = 0; i < count; i++) {
                pendingLast = Math.max(pendingLast, users.lastSeen.getLong(i));
            }
        }
        if (users.hub) {
            hubs++;
            hubsByType.merge(type.name(), 1, Integer::sum);
            return;
        }
        if (count == 0) {
            return;
        }
        double weight = EntityUsers.rarity(type, count);
        rarity += weight;
        if (type.strength() == EntityType.Strength.HARD) {
            accountsOnHard += count;
        } else {
            accountsOnSoft += count;
        }
        var tie = new CoAccounts.Tie(type, index, weight);
        for (int i = 0; i < count; i++) {
            others.add(users.accounts.getInt(i), users.lastSeen.getLong(i), tie);
        }
    }
}
