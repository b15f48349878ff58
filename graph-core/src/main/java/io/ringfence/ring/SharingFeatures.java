package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.projection.Incidence;
import io.ringfence.projection.Projection;
import java.util.Arrays;
import java.util.BitSet;

/** What the members of a group share, and how closely. */
final class SharingFeatures {
    private static final long TOGETHER = Population.DAY;

    private final Landscape landscape;
    private final Incidence incidence;
    private final int card;
    private final int device;
    private final int ip;
    private final int address;

    SharingFeatures(Landscape landscape) {
        this.landscape = landscape;
        incidence = landscape.incidence;
        var types = landscape.view.graph().types();
        card = types.indexOf(EntityType.CARD);
        device = types.indexOf(EntityType.DEVICE);
        ip = types.indexOf(EntityType.IP);
        address = types.indexOf(EntityType.ADDRESS);
    }

    void fill(GroupSketch group, float[] x) {
        int n = group.size();
        RingFeatures.set(x, RingFeature.LOG_SIZE, Math.log(n));
        weights(group, x);
        kinds(group, x);
        use(group, x);
        RingFeatures.set(x, RingFeature.HUB_SHARE, (double) group.hubTies / Math.max(1, group.allTies));
    }

    private void weights(GroupSketch group, float[] x) {
        Projection graph = landscape.shared.graph();
        double inside = 0;
        double all = 0;
        double tight = 0;
        long pairs = 0;
        for (int account : group.accounts) {
            double own = 0;
            int end = graph.end(account);
            for (int slot = graph.begin(account); slot < end; slot++) {
                double weight = graph.weight(account, slot);
                all += weight;
                if (group.holds(graph.neighbour(account, slot))) {
                    own += weight;
                    pairs++;
                }
            }
            inside += own;
            tight += Math.min(1, own);
        }
        double n = group.size();
        RingFeatures.set(x, RingFeature.TIGHTNESS, tight / n);
        RingFeatures.set(x, RingFeature.ESCAPE, all == 0 ? 0 : 1 - inside / all);
        RingFeatures.set(x, RingFeature.PAIR_DENSITY, pairs / (n * (n - 1)));
    }

    private void kinds(GroupSketch group, float[] x) {
        int n = group.size();
        BitSet[] ofType = new BitSet[landscape.view.graph().types().size()];
        int[] tiesOf = new int[n];
        var hard = new BitSet(n);
        var identity = new BitSet(n);
        int carrying = 0;
        int softest = 0;
        int hardest = 0;
        double exclusive = 0;
        double rarity = 0;
        for (int i = 0; i < group.entities.size(); i++) {
            if (!group.carries(i)) {
                continue;
            }
            carrying++;
            int inside = group.sharersInside(i);
            int entity = group.entities.getInt(i);
            int type = incidence.typeOf(entity);
            exclusive += (double) inside / incidence.sharers(entity);
            rarity += group.rarity(i);
            boolean isHard = group.strength(i) == EntityType.Strength.HARD;
            hardest = isHard ? Math.max(hardest, inside) : hardest;
            softest = isHard ? softest : Math.max(softest, inside);
            if (ofType[type] == null) {
                ofType[type] = new BitSet(n);
            }
            for (int t = group.offsets.getInt(i); t < group.offsets.getInt(i + 1); t++) {
                int place = group.place(incidence.account(group.ties.getInt(t)));
                tiesOf[place]++;
                ofType[type].set(place);
                if (isHard) {
                    hard.set(place);
                    identity.set(place, type != card || identity.get(place));
                }
            }
        }
        double size = n;
        RingFeatures.set(x, RingFeature.EXCLUSIVITY, carrying == 0 ? 0 : exclusive / carrying);
        RingFeatures.set(x, RingFeature.RARITY, carrying == 0 ? 0 : rarity / carrying);
        RingFeatures.set(x, RingFeature.SHARED_EACH, Math.log1p(carrying / size));
        RingFeatures.set(x, RingFeature.LARGEST_SOFT, softest / size);
        RingFeatures.set(x, RingFeature.LARGEST_HARD, hardest / size);
        RingFeatures.set(x, RingFeature.HARD_SHARE, hard.cardinality() / size);
        RingFeatures.set(x, RingFeature.IDENTITY_SHARE, identity.cardinality() / size);
        RingFeatures.set(
                x,
                RingFeature.COVERED,
                Arrays.stream(tiesOf).filter(t -> t >= 1).count() / size);
        RingFeatures.set(
                x,
                RingFeature.COVERED_TWICE,
                Arrays.stream(tiesOf).filter(t -> t >= 2).count() / size);
        RingFeatures.set(x, RingFeature.SHARED_TYPES, (double)
                Arrays.stream(ofType).filter(t -> t != null).count());
        RingFeatures.set(x, RingFeature.CARD_SHARE, share(ofType, card, size));
        RingFeatures.set(x, RingFeature.DEVICE_SHARE, share(ofType, device, size));
        RingFeatures.set(x, RingFeature.IP_SHARE, share(ofType, ip, size));
        RingFeatures.set(x, RingFeature.ADDRESS_SHARE, share(ofType, address, size));
    }

    private static double share(BitSet[] ofType, int type, double size) {
        return type < 0 || ofType[type] == null ? 0 : ofType[type].cardinality() / size;
    }

    /** How what is shared is used: how much of all links goes there, at the same time or one after the other. */
    private void use(GroupSketch group, float[] x) {
        long shared = 0;
        int single = 0;
        int ties = 0;
        double brief = 0;
        int concurrent = 0;
        int neighbours = 0;
        for (int i = 0; i < group.entities.size(); i++) {
            if (!group.carries(i)) {
                continue;
            }
            int begin = group.offsets.getInt(i);
            int end = group.offsets.getInt(i + 1);
            long[] order = new long[end - begin];
            for (int t = begin; t < end; t++) {
                int tie = group.ties.getInt(t);
                int account = incidence.account(tie);
                shared += incidence.count(tie);
                single += incidence.count(tie) == 1 ? 1 : 0;
                ties++;
                double lived = Math.max(1, landscape.lives.days[account]) * Population.DAY;
                brief += 1 - Math.min(1, (incidence.last(tie) - incidence.first(tie)) / lived);
                order[t - begin] = incidence.first(tie);
            }
            Arrays.sort(order);
            for (int t = 1; t < order.length; t++) {
                neighbours++;
                concurrent += order[t] - order[t - 1] <= TOGETHER ? 1 : 0;
            }
        }
        long all = 0;
        for (int account : group.accounts) {
            all += landscape.lives.links[account];
        }
        RingFeatures.set(x, RingFeature.SHARED_USE, (double) shared / Math.max(1, all));
        RingFeatures.set(x, RingFeature.SINGLE_USE, (double) single / Math.max(1, ties));
        RingFeatures.set(x, RingFeature.BRIEF, ties == 0 ? 0 : brief / ties);
        RingFeatures.set(x, RingFeature.CONCURRENT, (double) concurrent / Math.max(1, neighbours));
    }
}
