package io.ringfence.embeddings.drift;

import io.ringfence.embeddings.drift.Quantity.Kind;
import io.ringfence.feature.Feature;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Measures how decisions are distributed when a model is trained, and later how far they moved.
 *
 * <p>An alarm needs a movement beyond three things at once: the limit that is usual for the population stability index,
 * what two samples of one population differ by, and what the quantity moved by anyway before training, which is taken to
 * grow with the square of time, as the index does when a mean moves steadily. Deterministic.
 *
 * @param graph      what is known
 * @param watched    what to look at: the same for the reference and for what is held against it
 * @param parameters how
 * @param control    progress and stopping
 */
public record DriftMeter(TemporalGraph graph, Watched watched, DriftParameters parameters, RunControl control) {
    /** Twice the usual pace: the index grows with the square of it. */
    private static final double NORMAL = 4;

    /** Features of labels move with the labels, which come late and in waves, more than with the population. */
    private static final double OF_LABELS = 4;

    /** What is read as it comes; where it moved, what is counted over it moves, too. */
    private static final List<String> RAW = List.of("payment.", "account.", "attribute.");

    /**
     * What the model is to be held against later. The two windows before the last show how far things move anyway.
     *
     * @param asOf the moment of training
     */
    public DriftReference reference(Instant asOf) {
        Duration window = parameters.window();
        Profile last = profile(asOf, window);
        Profile before = profile(asOf.minus(window), window);
        Profile earlier = profile(asOf.minus(window.multipliedBy(2)), window);
        var quantities = new ArrayList<Quantity>();
        for (String name : last.names()) {
            double[] values = last.values(name);
            List<Double> edges = Histogram.edges(values, parameters.bins());
            Histogram all = Histogram.of(values, edges);
            Map<String, Histogram> segments = new TreeMap<>();
            last.segments().forEach((segment, places) -> {
                if (places.length >= parameters.least() / 4) {
                    segments.put(segment, Histogram.of(last.values(name, places), edges));
                }
            });
            quantities.add(new Quantity(
                    name,
                    last.kind(name),
                    Profile.mean(values),
                    all,
                    segments,
                    Math.max(
                            usual(all, before, name), usual(all, earlier, name) / 4))); // twice the time, four times it
        }
        return new DriftReference(asOf.minus(window), asOf, last.size(), quantities);
    }

    private Profile profile(Instant to, Duration window) {
        return Profile.of(
                graph, watched, DecisionWindow.of(graph, to.minus(window), to, parameters.decisions()), control);
    }

    private double usual(Histogram last, Profile earlier, String name) {
        if (earlier.size() < parameters.least()) {
            return 0;
        }
        Histogram then = Histogram.of(earlier.values(name), last.edges());
        return Math.max(0, last.psi(then) - last.noise(then) / 2);
    }

    /** How far the decisions of the latest window moved from those of a reference. */
    public DriftReport report(DriftReference reference) {
        Instant to = graph.watermark();
        Instant from = latest(reference.to(), to.minus(parameters.window()));
        if (!from.isBefore(to)) {
            return nothing(reference, 0, "nothing became known since the model was trained");
        }
        if (reference.decisions() < parameters.least()) {
            return nothing(
                    reference,
                    0,
                    "the model was trained on only " + reference.decisions() + " decisions of its last window, "
                            + parameters.least() + " are needed to tell drift from chance");
        }
        Profile now = profile(to, Duration.between(from, to));
        if (now.size() < parameters.least()) {
            return nothing(
                    reference,
                    now.size(),
                    "only " + now.size() + " decisions since the model was trained, " + parameters.least()
                            + " are needed to tell drift from chance");
        }
        double windows = Math.max(
                1,
                Duration.between(reference.to(), to).toMillis()
                        / (double) parameters.window().toMillis());
        var movements = new ArrayList<Movement>();
        for (Quantity quantity : reference.quantities()) {
            movements.add(movement(quantity, now, windows));
        }
        movements.sort(Comparator.comparingDouble((Movement movement) -> movement.limit() - movement.psi())
                .thenComparing(Movement::name));
        return new DriftReport(
                watched.model(),
                reference.from(),
                reference.to(),
                from,
                to,
                now.size(),
                movements,
                alarms(movements, watched.catalogue()),
                List.of(),
                List.of());
    }

    private DriftReport nothing(DriftReference reference, int decisions, String why) {
        return new DriftReport(
                watched.model(),
                reference.from(),
                reference.to(),
                reference.to(),
                graph.watermark(),
                decisions,
                List.of(),
                List.of(),
                List.of(),
                List.of(why));
    }

    private Movement movement(Quantity quantity, Profile now, double windows) {
        double[] values = now.values(quantity.name());
        Histogram all = Histogram.of(values, quantity.all().edges());
        double usual = NORMAL * quantity.usual() * windows * windows;
        boolean ofLabels = group(quantity.name(), watched.catalogue()) == Feature.Group.LABEL;
        double least = ofLabels ? OF_LABELS * parameters.limit() : parameters.limit();
        double limit = Math.max(least, usual) + all.noise(quantity.all());
        String worst = null;
        double worstPsi = 0;
        for (Map.Entry<String, int[]> segment : now.segments().entrySet()) {
            Histogram then = quantity.segments().get(segment.getKey());
            if (then == null || segment.getValue().length < parameters.least() / 4) {
                continue;
            }
            Histogram part = Histogram.of(now.values(quantity.name(), segment.getValue()), then.edges());
            double psi = part.psi(then) - part.noise(then); // a small segment needs more to stand out
            if (psi > worstPsi) {
                worst = segment.getKey();
                worstPsi = psi;
            }
        }
        return new Movement(
                quantity.name(),
                quantity.kind(),
                all.psi(quantity.all()),
                limit,
                quantity.mean(),
                Profile.mean(values),
                worst,
                worstPsi,
                share(quantity.all()),
                share(all));
    }

    /** One alarm for each group of features and for each other kind; it is named after what moved furthest. */
    private static List<DriftAlarm> alarms(List<Movement> movements, FeatureCatalogue catalogue) {
        Map<String, List<Movement>> groups = new LinkedHashMap<>();
        for (Movement movement : movements) {
            if (movement.alarming()) {
                groups.computeIfAbsent(group(movement, catalogue), name -> new ArrayList<>())
                        .add(movement);
            }
        }
        var alarms = new ArrayList<DriftAlarm>();
        for (Map.Entry<String, List<Movement>> group : groups.entrySet()) {
            List<Movement> moved = group.getValue();
            moved.sort(Comparator.comparing((Movement movement) -> !isRaw(movement.name())));
            Movement first = moved.getFirst();
            alarms.add(new DriftAlarm(
                    first.kind().name().toLowerCase(Locale.ROOT),
                    first.name(),
                    first.psi(),
                    first.limit(),
                    cause(first, moved.subList(1, moved.size())),
                    first.segment(),
                    first.segmentPsi()));
        }
        alarms.sort(Comparator.comparing((DriftAlarm alarm) -> !isRaw(alarm.subject())));
        return alarms;
    }

    private static boolean isRaw(String name) {
        return RAW.stream().anyMatch(name::startsWith);
    }

    private static String group(Movement movement, FeatureCatalogue catalogue) {
        Feature.Group group = movement.kind() == Kind.FEATURE ? group(movement.name(), catalogue) : null;
        return group == null ? movement.kind().name() : group.name();
    }

    private static Feature.@Nullable Group group(String name, FeatureCatalogue catalogue) {
        int column = catalogue.indexOf(name);
        return column < 0 ? null : catalogue.features().get(column).group();
    }

    private static String cause(Movement first, List<Movement> others) {
        var text = new StringBuilder(first.name());
        if (Math.abs(first.isMissing() - first.wasMissing()) > 0.2) {
            text.append(String.format(
                    Locale.ROOT,
                    " is missing in %.0f %% of decisions, was in %.0f %%",
                    100 * first.isMissing(),
                    100 * first.wasMissing()));
        } else {
            text.append(" has the mean ")
                    .append(number(first.is()))
                    .append(", was ")
                    .append(number(first.was()));
        }
        text.append(String.format(
                Locale.ROOT, "; stability index %.2f, at most %.2f is expected", first.psi(), first.limit()));
        if (!others.isEmpty()) {
            List<String> named = others.stream().limit(3).map(Movement::name).toList();
            text.append("; so did ").append(String.join(", ", named));
            if (others.size() > named.size()) {
                text.append(" and ").append(others.size() - named.size()).append(" more");
            }
        }
        return text.toString();
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? "none"
                : Math.abs(value) >= 100
                        ? String.format(Locale.ROOT, "%,.0f", value)
                        : String.format(Locale.ROOT, "%.3g", value);
    }

    private static double share(Histogram histogram) {
        return histogram.missing() / (double) Math.max(1, histogram.total());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
