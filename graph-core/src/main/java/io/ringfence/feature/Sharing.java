package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import java.util.Arrays;
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
    int[] most = {};

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
    /** Sharings: pairs of an entity of its own, no hub, and another account on it. */
    int ties;

    boolean truncated;

    private final Map<String, Integer> hubsByType = new TreeMap<>();

    private final EntityUsers users = new EntityUsers();

    void walk(Moment moment, OwnLinks own) {
        EntityTypes types = moment.types();
        clear(types.size());
        truncated = own.truncated;
        if (moment.account() >= 0) {
            truncated |= moment.view().paidCount(moment.account()) > WalkLimits.OWN_PAYMENTS
                    || moment.view().receivedCount(moment.account()) > WalkLimits.OWN_PAYMENTS;
        }
        int[] order = own.newestFirst();
        for (int i = 0; i < own.size(); i++) {
            int slot = order[i];
            int node = own.nodes.node(slot);
            int type = moment.view().typeOf(node);
            if (type == 0) {
                EntityType account = types.get(0);
                tied++;
                others.add(
                        node,
                        own.last[slot],
                        new CoAccounts.Tie(account, 0, account.hubPolicy().rarityWeight()));
            } else if (EntityUsers.ties(types, type)) {
                entities++;
                if (entities <= WalkLimits.ENTITIES) {
                    entity(moment, own, slot);
                } else {
                    truncated = true;
                }
            }
        }
        newest = others.newestFirst();
        looked = Math.min(others.size(), WalkLimits.CO_ACCOUNTS);
        truncated |= looked < others.size();
    }

    private void clear(int types) {
        if (most.length == types) {
            Arrays.fill(most, 0);
        } else {
            most = new int[types];
        }
        others.clear();
        rarity = 0;
        accountsOnHard = 0;
        accountsOnSoft = 0;
        pendingMost = 0;
        pendingLast = Long.MIN_VALUE;
        hubs = 0;
        entities = 0;
        ties = 0;
        tied = 0;
        hubsByType.clear();
    }

    FeatureCoverage coverage() {
        return new FeatureCoverage(entities, hubsByType, others.size(), looked, truncated);
    }

    private void entity(Moment moment, OwnLinks own, int slot) {
        int node = own.nodes.node(slot);
        int index = moment.view().typeOf(node);
        EntityType type = moment.types().get(index);
        var use = new EntityUsers.Use(node, moment.account(), own.times[slot], own.first[slot], own.last[slot]);
        users.walk(moment, use, WalkLimits.ENTITY_LINKS);
        truncated |= users.truncated;
        int count = users.count();
        most[index] = Math.max(most[index], count);
        if (own.pending[slot]) {
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
        ties += count;
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
