package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.HubPolicy;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * The other accounts that used an entity within its policy's window of an account's own use. The walk goes newest first
 * and ends as soon as the entity turns out to be a hub, so that a hub costs no more than its cap.
 */
final class EntityUsers {
    /** Where an account stands to an entity: when it used it, at least how often, and which account not to count. */
    record Use(int entity, int account, int times, long first, long last) {}

    final IntArrayList accounts = new IntArrayList();
    final LongArrayList lastSeen = new LongArrayList();
    boolean hub;
    boolean truncated;

    private final Sightings sightings = new Sightings();
    private final KnownPlaceholders placeholders = new KnownPlaceholders();
    private final NodeSlots slots = new NodeSlots();

    static EntityUsers scan(Moment moment, Use use, int maxLinks) {
        var users = new EntityUsers();
        users.walk(moment, use, maxLinks);
        return users;
    }

    /** Fills this anew. */
    void walk(Moment moment, Use use, int maxLinks) {
        accounts.clear();
        lastSeen.clear();
        slots.clear();
        hub = false;
        truncated = false;
        GraphView view = moment.view();
        int degree = view.degree(use.entity());
        if (degree <= Math.min(use.times(), maxLinks)) {
            return; // nobody else was seen with it
        }
        EntityType type = moment.types().get(view.typeOf(use.entity()));
        HubPolicy policy = type.hubPolicy();
        boolean unbounded = !policy.allowed().isEmpty()
                && policy.allowed().contains(view.entity(use.entity()).id());
        long from = use.first() - policy.window().toMillis();
        long to = Math.min(moment.at(), use.last() + policy.window().toMillis());
        sightings.open(moment, use.entity(), degree);
        for (int i = degree - 1; i >= 0; i--) {
            // A record is rarely dated after we knew it, so older records cannot be inside the window either.
            long knownAt = sightings.knownAt(moment, i);
            if (knownAt < from) {
                break;
            }
            if (degree - i > maxLinks) {
                truncated = true;
                break;
            }
            int account = sightings.account(moment, i);
            if (account == use.account()) {
                continue;
            }
            long at = sightings.at(moment, i, knownAt);
            if (at < from || at > to) {
                continue;
            }
            if (!slots.add(account)) {
                int slot = slots.find(account);
                lastSeen.set(slot, Math.max(lastSeen.getLong(slot), at));
                continue;
            }
            accounts.add(account);
            lastSeen.add(at);
            if (!unbounded && accounts.size() >= policy.cap()) {
                hub = true;
                break;
            }
        }
        if (!accounts.isEmpty() && placeholders.is(view, use.entity())) {
            accounts.clear();
            lastSeen.clear();
            hub = true;
        }
    }

    /** How many others there are; of a hub, at least the cap less one, which is where counting stopped. */
    int count() {
        return accounts.size();
    }

    /** Weight of sharing with this many: the policy's own for two, falling with the logarithm of all users. */
    static double rarity(EntityType type, int others) {
        return type.hubPolicy().rarityWeight() * Math.log(2) / Math.log(others + 1.0);
    }

    static boolean ties(EntityTypes types, int type) {
        return type > 0 && types.get(type).strength() != EntityType.Strength.NONE;
    }
}
