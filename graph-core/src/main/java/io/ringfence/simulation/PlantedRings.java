package io.ringfence.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Patterns of transfers found elsewhere, to be planted into a world as they are: which account pays which, when in
 * relation to the others, and how much in relation to the others. An account that is in two patterns is so in the world
 * too.
 *
 * @param patterns the patterns, each of at most {@value #LONGEST_DAYS} days
 */
public record PlantedRings(List<Pattern> patterns) {
    /** Nothing to plant. */
    public static final PlantedRings NONE = new PlantedRings(List.of());

    static final int LONGEST_DAYS = 24;

    /**
     * One ring: its transfers, in any order.
     *
     * @param id        what it is called where it comes from
     * @param typology  how the truth is to call its kind, such as {@code FAN_IN}
     * @param transfers at least one
     */
    public record Pattern(String id, String typology, List<Transfer> transfers) {
        public Pattern {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(typology, "typology");
            transfers = List.copyOf(transfers);
            if (transfers.isEmpty()) {
                throw new IllegalArgumentException("pattern " + id + " has no transfers");
            }
        }

        /** The accounts that send or receive. */
        public Set<String> accounts() {
            var accounts = new HashSet<String>();
            transfers.forEach(transfer -> {
                accounts.add(transfer.from());
                accounts.add(transfer.to());
            });
            return accounts;
        }

        long begin() {
            return transfers.stream()
                    .mapToLong(transfer -> transfer.at().toEpochMilli())
                    .min()
                    .orElseThrow();
        }

        long span() {
            return transfers.stream()
                            .mapToLong(transfer -> transfer.at().toEpochMilli())
                            .max()
                            .orElseThrow()
                    - begin();
        }
    }

    /**
     * Money from one account to another.
     *
     * @param amount more than 0, all of one currency
     */
    public record Transfer(String from, String to, Instant at, double amount) {
        public Transfer {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(at, "at");
            if (!(amount > 0)) {
                throw new IllegalArgumentException("amount must be > 0, got " + amount);
            }
        }
    }

    public PlantedRings {
        patterns = List.copyOf(patterns);
        for (Pattern pattern : patterns) {
            Bounds.within("days of pattern " + pattern.id(), (double) pattern.span() / Town.DAY, 0, LONGEST_DAYS);
        }
    }

    /**
     * Reads the laundering patterns of IBM's AMLworld as a CSV file with the columns {@code pattern_id, family,
     * timestamp, from_bank, from_account, to_bank, to_account, amount_paid, payment_currency}; others are passed over.
     * Amounts become dollars by fixed rates.
     *
     * @throws IOException if the file cannot be read or a line is not as it should be, naming file and line
     */
    public static PlantedRings read(Path file) throws IOException {
        return PlantedFile.read(file);
    }
}
