package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.projection.AccountProjection;
import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The accounts around a few, nearest first: those tied to them by what hub policy lets tie, by money or by invitation,
 * up to a bound. Of these everything is laid out, and of what else shares an entity with them only that. Reused from
 * event to event; 16 bytes a node. O(links of the accounts and of the entities that tie them).
 */
final class Region {
    /** Weaker ties lead nowhere. */
    private static final double LEAST = 0.2;

    /** Accounts of groups may be as many times the bound of others. */
    private static final int GROUPS = 2;

    private final LiveCounts counts;
    private final IntFunction<int[]> ringOf;
    private final int most;

    private int[] stampOf = new int[16];
    private int[] placeOf = new int[16];
    private int stamp;

    /** Account nodes: those inside, and while growing those that may come next with their weight. */
    private final IntArrayList inside = new IntArrayList();

    private final IntArrayList next = new IntArrayList();
    private final IntArrayList by = new IntArrayList();
    private final DoubleArrayList weight = new DoubleArrayList();
    private final IntArrayList entities = new IntArrayList();
    private final IntArrayList tieEntity = new IntArrayList();
    private final IntArrayList tieAccount = new IntArrayList();
    private final LongArrayList tieFirst = new LongArrayList();
    private final LongArrayList tieLast = new LongArrayList();
    private final IntArrayList tieCount = new IntArrayList();
    private final IntArrayList transfers = new IntArrayList();
    private final IntArrayList referrals = new IntArrayList();

    /** Accounts that were near enough and had no room, since the beginning. */
    long leftOut;

    /**
     * @param ringOf the accounts of the live ring of an account, or none: rings come in whole
     * @param most   accounts inside that are in no group, beyond those asked for
     */
    Region(LiveCounts counts, IntFunction<int[]> ringOf, int most) {
        this.counts = counts;
        this.ringOf = ringOf;
        this.most = most;
    }

    /** Lays out the accounts around some, which have the first numbers. */
    Landscape.Part around(GraphView view, IntArrayList seeds) {
        reach(view.nodeCount());
        grow(view, seeds);
        return layOut(view);
    }

    private void reach(int nodes) {
        if (stampOf.length < nodes) {
            stampOf = Arrays.copyOf(stampOf, nodes + nodes / 4);
            placeOf = Arrays.copyOf(placeOf, stampOf.length);
        }
    }

    private void grow(GraphView view, IntArrayList seeds) {
        stamp += 3; // stamp: inside; stamp + 1: may come next; stamp + 2: had no room
        inside.clear();
        next.clear();
        by.clear();
        weight.clear();
        for (int seed : seeds) {
            take(seed);
        }
        int asked = inside.size();
        int loners = 0;
        for (int i = 0; i < inside.size(); i++) {
            lookAround(view, inside.getInt(i));
        }
        while (!next.isEmpty()) {
            int best = 0;
            for (int i = 1; i < next.size(); i++) {
                double more = weight.getDouble(i) - weight.getDouble(best);
                best = more > 0 || (more == 0 && next.getInt(i) < next.getInt(best)) ? i : best;
            }
            if (weight.getDouble(best) < LEAST) {
                return;
            }
            int account = next.getInt(best);
            remove(best);
            int[] ring = ringOf.apply(account);
            boolean isRoom = ring.length == 0 ? loners++ < most : inside.size() + ring.length <= asked + GROUPS * most;
            if (!isRoom) {
                stampOf[account] = stamp + 2;
                leftOut++;
                continue;
            }
            int from = inside.size();
            stampOf[account] = 0;
            take(account);
            for (int member : ring) {
                take(member);
            }
            for (int i = from; i < inside.size(); i++) {
                lookAround(view, inside.getInt(i));
            }
        }
    }

    private void take(int account) {
        if (stampOf[account] == stamp) {
            return;
        }
        if (stampOf[account] == stamp + 1) {
            remove(placeOf[account]);
        }
        stampOf[account] = stamp;
        placeOf[account] = inside.size();
        inside.add(account);
    }

    private void remove(int place) {
        int last = next.size() - 1;
        next.set(place, next.getInt(last));
        weight.set(place, weight.getDouble(last));
        by.set(place, by.getInt(last));
        placeOf[next.getInt(place)] = place;
        next.removeInt(last);
        weight.removeDouble(last);
        by.removeInt(last);
    }

    /** Each entity is looked at once: what matters is that an account shares it with those inside. */
    private void lookAround(GraphView view, int account) {
        LinkTable links = view.links();
        view.forEachLink(account, (other, link) -> {
            if (view.isAccount(other)) {
                near(other, account, links.payment(link) == LinkTable.NO_PAYMENT ? 0.5 : 0.3);
            } else if (stampOf[other] != stamp) {
                stampOf[other] = stamp;
                if (counts.carries(view, other)) {
                    EntityType type = view.graph().types().get(view.typeOf(other));
                    double each = type.hubPolicy().rarityWeight() * AccountProjection.rarity(counts.sharers(other));
                    view.forEachLink(other, (sharer, parallel) -> near(sharer, other, each));
                }
            }
        });
    }

    /** Brings an account nearer by a node; once by each, as links of a node to an account come together or seldom. */
    private void near(int account, int node, double more) {
        if (stampOf[account] == stamp || stampOf[account] == stamp + 2) {
            return;
        }
        if (stampOf[account] != stamp + 1) {
            stampOf[account] = stamp + 1;
            placeOf[account] = next.size();
            next.add(account);
            by.add(node);
            weight.add(more);
        } else if (by.getInt(placeOf[account]) != node) {
            int place = placeOf[account];
            by.set(place, node);
            weight.set(place, weight.getDouble(place) + more);
        }
    }

    private Landscape.Part layOut(GraphView view) {
        stamp += 3; // stamp: numbered
        int core = inside.size();
        entities.clear();
        tieEntity.clear();
        tieAccount.clear();
        tieFirst.clear();
        tieLast.clear();
        tieCount.clear();
        transfers.clear();
        referrals.clear();
        for (int i = 0; i < core; i++) {
            stampOf[inside.getInt(i)] = stamp;
            placeOf[inside.getInt(i)] = i;
        }
        LinkTable links = view.links();
        for (int i = 0; i < core; i++) {
            int account = inside.getInt(i);
            int number = i;
            int firstTie = tieEntity.size();
            view.forEachLink(account, (other, link) -> {
                if (view.isAccount(other)) {
                    deal(number, other, links, link);
                } else {
                    number(other, entities);
                    if (!counts.carries(view, other)) {
                        see(firstTie, placeOf[other], number, links.at(link));
                    }
                }
            });
        }
        for (int entity = 0; entity < entities.size(); entity++) {
            int node = entities.getInt(entity);
            if (counts.carries(view, node)) {
                int number = entity;
                int firstTie = tieEntity.size();
                view.forEachLink(node, (sharer, link) -> {
                    number(sharer, inside);
                    see(firstTie, number, placeOf[sharer], links.at(link));
                });
            }
        }
        return new Landscape.Part(incidence(view), core, new IntArrayList(transfers), new IntArrayList(referrals));
    }

    private void number(int node, IntArrayList nodes) {
        if (stampOf[node] != stamp) {
            stampOf[node] = stamp;
            placeOf[node] = nodes.size();
            nodes.add(node);
        }
    }

    private void deal(int number, int other, LinkTable links, int link) {
        number(other, inside);
        int place = placeOf[other];
        if (place < number) {
            return; // told from the other side
        }
        int payment = links.payment(link);
        if (place == number) {
            return;
        }
        if (payment == LinkTable.NO_PAYMENT) {
            referrals.add(number);
            referrals.add(place);
        } else {
            transfers.add(payment);
        }
    }

    /** Counts a link of a tie; those of its account, or of its entity, begin at a place. */
    private void see(int from, int entity, int account, long at) {
        for (int tie = tieEntity.size() - 1; tie >= from; tie--) {
            if (tieEntity.getInt(tie) == entity && tieAccount.getInt(tie) == account) {
                tieFirst.set(tie, Math.min(tieFirst.getLong(tie), at));
                tieLast.set(tie, Math.max(tieLast.getLong(tie), at));
                tieCount.set(tie, tieCount.getInt(tie) + 1);
                return;
            }
        }
        tieEntity.add(entity);
        tieAccount.add(account);
        tieFirst.add(at);
        tieLast.add(at);
        tieCount.add(1);
    }

    private Incidence incidence(GraphView view) {
        int ties = tieEntity.size();
        int[] order = sorted(sorted(null, tieAccount, inside.size()), tieEntity, entities.size());
        int[] account = new int[ties];
        int[] entity = new int[ties];
        long[] first = new long[ties];
        long[] last = new long[ties];
        int[] count = new int[ties];
        for (int i = 0; i < ties; i++) {
            account[i] = tieAccount.getInt(order[i]);
            entity[i] = tieEntity.getInt(order[i]);
            first[i] = tieFirst.getLong(order[i]);
            last[i] = tieLast.getLong(order[i]);
            count[i] = tieCount.getInt(order[i]);
        }
        int[] sharers = new int[entities.size()];
        boolean[] unknown = new boolean[sharers.length];
        for (int i = 0; i < sharers.length; i++) {
            sharers[i] = counts.sharers(entities.getInt(i));
            unknown[i] = counts.isPlaceholder(view, entities.getInt(i));
        }
        var part = new Incidence.Part(
                inside.toIntArray(), entities.toIntArray(), sharers, unknown, account, entity, first, last, count);
        return Incidence.of(view, part);
    }

    /** Places ordered by a key below a bound, equal keys as before. */
    private static int[] sorted(int @Nullable [] order, IntArrayList keys, int bound) {
        int[] begin = new int[bound + 1];
        for (int i = 0; i < keys.size(); i++) {
            begin[keys.getInt(i) + 1]++;
        }
        for (int key = 0; key < bound; key++) {
            begin[key + 1] += begin[key];
        }
        int[] sorted = new int[keys.size()];
        for (int i = 0; i < sorted.length; i++) {
            int place = order == null ? i : order[i];
            sorted[begin[keys.getInt(place)]++] = place;
        }
        return sorted;
    }
}
