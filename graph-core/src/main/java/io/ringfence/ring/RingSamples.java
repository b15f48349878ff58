package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the trees behind a ring's score and its cut learn from: the candidates of a view whose rings are known, and the
 * accounts in and around those that come near a ring. No label of the view is used.
 *
 * @param groups  one row per candidate; the value is the square of its best Jaccard with a ring, 0 below 0.3
 * @param members one row per account in or around a candidate of at least 0.25; the value is 1 for members of the ring
 */
public record RingSamples(Rows groups, Rows members) {
    /** Candidates of one ring whose members are sampled. */
    private static final int CANDIDATES = 8;

    /** Candidates of one ring count as much as this many, so that a ring that many finders see does not count more. */
    private static final double PER_RING = 6;

    /**
     * Rows of features with what they should be scored as.
     *
     * @param names      of the columns
     * @param directions of the columns: 1 where more may not lower the score, −1 where it may not raise it, else 0
     * @param rows       values
     * @param targets    0 to 1, one per row
     * @param weights    above 0, one per row
     */
    public record Rows(
            List<String> names,
            List<Integer> directions,
            List<float[]> rows,
            List<Float> targets,
            List<Float> weights) {
        public Rows {
            names = List.copyOf(names);
            directions = List.copyOf(directions);
            rows = List.copyOf(rows);
            targets = List.copyOf(targets);
            weights = List.copyOf(weights);
        }
    }

    private record Match(int ring, double jaccard) {}

    /**
     * Samples a view.
     *
     * @param rings account ids of each ring; rings of fewer than 3 known accounts are left out
     */
    public static RingSamples of(GraphView view, List<Set<String>> rings, RunControl control) {
        return new Sampler(new Landscape(view, RingParameters.DEFAULT, control), rings).sample(control);
    }

    private static final class Sampler {
        private final Landscape landscape;
        private final Map<Integer, Integer> ringOf = new TreeMap<>();
        private final List<Integer> sizes = new ArrayList<>();
        private final List<float[]> rows = new ArrayList<>();
        private final List<Float> targets = new ArrayList<>();
        private final List<Float> weights = new ArrayList<>();

        Sampler(Landscape landscape, List<Set<String>> rings) {
            this.landscape = landscape;
            for (Set<String> ring : rings) {
                int[] accounts = new TreeSet<>(ring)
                        .stream()
                                .mapToInt(id -> landscape.view.node(EntityId.account(id)))
                                .filter(node -> node >= 0)
                                .map(landscape.incidence::numberOf)
                                .toArray();
                if (accounts.length >= 3) {
                    for (int account : accounts) {
                        ringOf.put(account, sizes.size());
                    }
                    sizes.add(accounts.length);
                }
            }
        }

        RingSamples sample(RunControl control) {
            var features = new RingFeatures(landscape);
            var polish = new Polish(landscape, features);
            Set<int[]> candidates = new TreeSet<>(Arrays::compare);
            for (int[] candidate : CandidateFinder.find(landscape, control)) {
                candidates.add(candidate);
                var choice = new Selection.Choice(candidate, RingScore.of(features, candidate));
                if (choice.score().logit() > Selection.WORTH) {
                    candidates.add(polish.better(choice).accounts());
                }
            }
            List<int[]> all = List.copyOf(candidates);
            List<Match> matches = all.stream().map(this::match).toList();
            int[] near = new int[sizes.size()];
            for (Match match : matches) {
                if (match.jaccard >= 0.3) {
                    near[match.ring]++;
                }
            }
            for (int i = 0; i < all.size(); i++) {
                Match match = matches.get(i);
                boolean hit = match.jaccard >= 0.3;
                add(
                        features.of(all.get(i)),
                        hit ? match.jaccard * match.jaccard : 0,
                        hit ? Math.min(1, PER_RING / near[match.ring]) : 1);
            }
            Rows groups = take(RingFeature.values());
            members(features, all, matches);
            return new RingSamples(groups, take(MemberFeature.values()));
        }

        private Match match(int[] accounts) {
            Map<Integer, Integer> common = new TreeMap<>();
            for (int account : accounts) {
                Integer ring = ringOf.get(account);
                if (ring != null) {
                    common.merge(ring, 1, Integer::sum);
                }
            }
            var best = new Match(-1, 0);
            for (var entry : common.entrySet()) {
                int both = entry.getValue();
                double jaccard = (double) both / (accounts.length + sizes.get(entry.getKey()) - both);
                if (jaccard > best.jaccard) {
                    best = new Match(entry.getKey(), jaccard);
                }
            }
            return best;
        }

        private void members(RingFeatures features, List<int[]> all, List<Match> matches) {
            var fits = new MemberFeatures(landscape, features.sketch);
            Map<Integer, List<int[]>> ofRing = new TreeMap<>();
            for (int i = 0; i < all.size(); i++) {
                if (matches.get(i).jaccard >= 0.25) {
                    ofRing.computeIfAbsent(matches.get(i).ring, key -> new ArrayList<>())
                            .add(all.get(i));
                }
            }
            ofRing.forEach((ring, candidates) -> {
                candidates.sort(Comparator.comparingInt(Arrays::hashCode));
                candidates.stream().limit(CANDIDATES).forEach(candidate -> {
                    int[] around = Surroundings.of(landscape, candidate).around();
                    float[][] measured = fits.of(around, candidate);
                    for (int place = 0; place < around.length; place++) {
                        add(measured[place], ring.equals(ringOf.get(around[place])) ? 1 : 0, 1);
                    }
                });
            });
        }

        private void add(float[] row, double target, double weight) {
            rows.add(row);
            targets.add((float) target);
            weights.add((float) weight);
        }

        private Rows take(Enum<?>[] features) {
            List<Integer> directions = Arrays.stream(features)
                    .map(feature ->
                            feature instanceof RingFeature of ? of.direction : ((MemberFeature) feature).direction)
                    .toList();
            var taken = new Rows(Arrays.stream(features).map(Enum::name).toList(), directions, rows, targets, weights);
            rows.clear();
            targets.clear();
            weights.clear();
            return taken;
        }
    }
}
