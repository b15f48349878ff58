package io.ringfence.simulation;

import io.ringfence.simulation.PlantedRings.Pattern;
import io.ringfence.simulation.PlantedRings.Transfer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the patterns of AMLworld. */
final class PlantedFile {
    private static final List<String> COLUMNS = List.of(
            "pattern_id",
            "family",
            "timestamp",
            "from_bank",
            "from_account",
            "to_bank",
            "to_account",
            "amount_paid",
            "payment_currency");

    /** Dollars for one, in autumn 2022. */
    private static final Map<String, Double> RATES = Map.ofEntries(
            Map.entry("US Dollar", 1.0),
            Map.entry("Euro", 1.0),
            Map.entry("UK Pound", 1.14),
            Map.entry("Swiss Franc", 1.03),
            Map.entry("Canadian Dollar", 0.76),
            Map.entry("Australian Dollar", 0.68),
            Map.entry("Yuan", 0.144),
            Map.entry("Yen", 0.0070),
            Map.entry("Rupee", 0.0125),
            Map.entry("Ruble", 0.0166),
            Map.entry("Saudi Riyal", 0.266),
            Map.entry("Shekel", 0.29),
            Map.entry("Mexican Peso", 0.050),
            Map.entry("Brazil Real", 0.19),
            Map.entry("Bitcoin", 20_000.0));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);

    private PlantedFile() {}

    static PlantedRings read(Path file) throws IOException {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int[] at = columns(file, reader.readLine());
            long number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String[] cells = line.split(",", -1);
                try {
                    String typology = cells[at[1]].toUpperCase(Locale.ROOT).replace('-', '_');
                    drafts.computeIfAbsent(cells[at[0]], key -> new Draft(typology, new ArrayList<>()))
                            .transfers()
                            .add(transfer(cells, at));
                } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException | DateTimeException e) {
                    throw new IOException(file + ", line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        if (drafts.isEmpty()) {
            throw new IOException(file + " holds no pattern");
        }
        return new PlantedRings(drafts.entrySet().stream()
                .map(entry -> new Pattern(
                        entry.getKey(),
                        entry.getValue().typology(),
                        entry.getValue().transfers()))
                .toList());
    }

    private record Draft(String typology, List<Transfer> transfers) {}

    private static int[] columns(Path file, String header) throws IOException {
        List<String> names = header == null ? List.of() : List.of(header.split(",", -1));
        int[] at = new int[COLUMNS.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = names.indexOf(COLUMNS.get(i));
            if (at[i] < 0) {
                throw new IOException(file + ", line 1: no column " + COLUMNS.get(i));
            }
        }
        return at;
    }

    private static Transfer transfer(String[] cells, int[] at) {
        Double rate = RATES.get(cells[at[8]]);
        if (rate == null) {
            throw new IllegalArgumentException("no rate for currency " + cells[at[8]]);
        }
        Instant when = LocalDateTime.parse(cells[at[2]], TIME).toInstant(ZoneOffset.UTC);
        String from = cells[at[3]] + "/" + cells[at[4]];
        String to = cells[at[5]] + "/" + cells[at[6]];
        return new Transfer(from, to, when, Double.parseDouble(cells[at[7]]) * rate);
    }
}
