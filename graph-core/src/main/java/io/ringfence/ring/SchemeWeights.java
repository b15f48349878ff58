package io.ringfence.ring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The weights of the kinds of ring, fitted to simulated worlds with no label in them and read from
 * {@code scheme-weights.csv}: one column per kind, one row per feature, signs fixed where a feature must speak for or
 * against.
 */
final class SchemeWeights {
    /**
     * One kind of ring.
     *
     * @param typology what it is called
     * @param bias     log-odds when all features are 0
     * @param weights  nats per unit of each feature, in the order of {@link RingFeatures#NAMES}
     */
    record Scheme(Typology typology, double bias, List<Double> weights) {
        Scheme {
            weights = List.copyOf(weights);
        }

        double logit(double[] features) {
            double sum = bias;
            for (int i = 0; i < features.length; i++) {
                sum += weights.get(i) * features[i];
            }
            return sum;
        }
    }

    static final List<Scheme> ALL = read();

    private SchemeWeights() {}

    private static List<Scheme> read() {
        try (var stream = Objects.requireNonNull(
                        SchemeWeights.class.getResourceAsStream("scheme-weights.csv"), "scheme-weights.csv");
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String[]> rows =
                    reader.lines().map(line -> line.split(",", -1)).toList();
            List<String> features = rows.stream().skip(2).map(row -> row[0]).toList();
            if (!features.equals(RingFeatures.NAMES)) {
                throw new IllegalStateException("scheme-weights.csv is of other features: " + features);
            }
            var schemes = new ArrayList<Scheme>();
            for (int column = 1; column < rows.getFirst().length; column++) {
                int at = column;
                List<Double> weights = rows.stream()
                        .skip(2)
                        .map(row -> Double.valueOf(row[at]))
                        .toList();
                schemes.add(new Scheme(
                        typology(rows.getFirst()[column]), Double.parseDouble(rows.get(1)[column]), weights));
            }
            return List.copyOf(schemes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Referral abuse is a kind of its own to the score and promotion abuse to people. */
    private static Typology typology(String name) {
        return Arrays.stream(Typology.values())
                .filter(typology -> typology.name().equals(name))
                .findFirst()
                .orElse(Typology.PROMOTION_ABUSE);
    }
}
