package io.ringfence.evaluation;

import io.ringfence.evaluation.RingTruth.DecoyGroup;
import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.RingTruth.TrueRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The CSV files of a truth folder; plain values, no quotes. */
final class TruthFiles {
    private static final String RINGS = "rings.csv";
    private static final String DECOYS = "decoys.csv";
    private static final String FRAUD = "fraud.csv";
    private static final String RINGS_HEADER = "ring_id,account_id,role,typology,joined_at";
    private static final String DECOYS_HEADER = "group_id,account_id,kind";
    private static final String FRAUD_HEADER = "account_id,since";

    private TruthFiles() {}

    static void write(RingTruth truth, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var out = Files.newBufferedWriter(folder.resolve(RINGS))) {
            out.write(RINGS_HEADER + "\n");
            for (TrueRing ring : truth.rings()) {
                for (TrueMember member : ring.members()) {
                    out.write(String.join(
                            ",",
                            ring.id(),
                            member.accountId(),
                            member.role(),
                            ring.typology(),
                            member.joinedAt().toString()));
                    out.write('\n');
                }
            }
        }
        try (var out = Files.newBufferedWriter(folder.resolve(DECOYS))) {
            out.write(DECOYS_HEADER + "\n");
            for (DecoyGroup group : truth.decoys()) {
                for (String account : new TreeSet<>(group.accounts())) {
                    out.write(group.id() + "," + account + "," + group.kind() + "\n");
                }
            }
        }
        try (var out = Files.newBufferedWriter(folder.resolve(FRAUD))) {
            out.write(FRAUD_HEADER + "\n");
            for (var entry : new TreeMap<>(truth.fraud()).entrySet()) {
                out.write(entry.getKey() + "," + entry.getValue() + "\n");
            }
        }
    }

    static RingTruth read(Path folder) throws IOException {
        Map<String, Instant> fraud = new HashMap<>();
        Map<String, List<TrueMember>> members = new TreeMap<>();
        Map<String, String> typologies = new HashMap<>();
        for (Row row : rows(folder.resolve(RINGS), RINGS_HEADER)) {
            var member = new TrueMember(row.cell(1), row.cell(2), row.instant(4));
            members.computeIfAbsent(row.cell(0), id -> new ArrayList<>()).add(member);
            typologies.put(row.cell(0), row.cell(3));
            fraud.merge(member.accountId(), member.joinedAt(), (a, b) -> a.isBefore(b) ? a : b);
        }
        Map<String, TreeSet<String>> groups = new TreeMap<>();
        Map<String, String> kinds = new HashMap<>();
        for (Row row : rows(folder.resolve(DECOYS), DECOYS_HEADER)) {
            groups.computeIfAbsent(row.cell(0), id -> new TreeSet<>()).add(row.cell(1));
            kinds.put(row.cell(0), row.cell(2));
        }
        if (Files.exists(folder.resolve(FRAUD))) {
            for (Row row : rows(folder.resolve(FRAUD), FRAUD_HEADER)) {
                fraud.put(row.cell(0), row.instant(1));
            }
        }
        List<TrueRing> rings = new ArrayList<>();
        members.forEach((id, list) -> rings.add(new TrueRing(id, typologies.getOrDefault(id, ""), list)));
        List<DecoyGroup> decoys = new ArrayList<>();
        groups.forEach((id, accounts) -> decoys.add(new DecoyGroup(id, kinds.getOrDefault(id, ""), accounts)));
        return new RingTruth(rings, decoys, fraud);
    }

    /** The rows, with the columns of a header in its order; other columns may stand between them. */
    private static List<Row> rows(Path file, String header) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> there = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        List<Integer> columns = new ArrayList<>();
        for (String name : header.split(",", -1)) {
            columns.add(there.indexOf(name));
        }
        if (columns.contains(-1)) {
            throw new IOException(file + ", line 1: the header must hold " + header);
        }
        List<Row> rows = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            if (cells.size() != there.size()) {
                throw new IOException(
                        file + ", line " + (i + 1) + ": " + there.size() + " cells expected, got " + cells.size());
            }
            rows.add(new Row(file, i + 1, columns.stream().map(cells::get).toList()));
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }

    private record Row(Path file, int line, List<String> cells) {
        String cell(int column) {
            return cells.get(column);
        }

        Instant instant(int column) throws IOException {
            try {
                return Instant.parse(cell(column));
            } catch (DateTimeParseException e) {
                throw new IOException(file + ", line " + line + ": no ISO-8601 time: " + cell(column), e);
            }
        }
    }
}
