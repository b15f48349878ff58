package io.ringfence.loaders;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.loaders.mapping.BoundFile;
import io.ringfence.loaders.mapping.FileRule;
import io.ringfence.loaders.mapping.Placeholders;
import io.ringfence.loaders.mapping.RowEvents;
import io.ringfence.loaders.mapping.RowException;
import io.ringfence.loaders.source.InputSource;
import io.ringfence.loaders.source.Row;
import io.ringfence.loaders.source.RowSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One load while it runs. */
final class LoadRun implements Closeable {
    private static final int CHECK_EVERY = 10_000;

    private final EntityTypes types;
    private final Loader.RejectedFiles rejectedFiles;
    private final RunControl control;
    private final Placeholders placeholders;
    private final List<Event> events = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Progress> files = new ArrayList<>();

    LoadRun(EntityTypes types, Loader.RejectedFiles rejectedFiles, RunControl control) {
        this.types = types;
        this.rejectedFiles = rejectedFiles;
        this.control = control;
        placeholders = new Placeholders(types);
    }

    /** What waits for the creation of its account. */
    private record Waiting(RowEvents.Untimed event, Row row, Progress file) {}

    /** What became of one file so far. */
    private static final class Progress {
        final String name;
        final RejectedRows rejected;
        final List<String> ignoredColumns;
        long rows;

        Progress(String name, RejectedRows rejected, List<String> ignoredColumns) {
            this.name = name;
            this.rejected = rejected;
            this.ignoredColumns = ignoredColumns;
        }
    }

    void read(InputSource file, FileRule rule) throws InputException {
        try (RowSource source = rule.header().isEmpty() ? file.open() : file.open(rule.header())) {
            var bound = BoundFile.bind(new BoundFile.Request(file.name(), rule, source.header(), types), placeholders);
            var rejected = new RejectedRows(rejectedFiles.of(file.name()), file.name());
            var progress = new Progress(file.name(), rejected, bound.ignoredColumns());
            files.add(progress);
            for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
                if (progress.rows++ % CHECK_EVERY == 0) {
                    control.check("reading " + file.name(), progress.rows - 1, -1);
                }
                take(row.get(), bound, progress);
            }
            control.check("reading " + file.name(), progress.rows, progress.rows);
        }
    }

    Loaded finish(List<String> warnings) throws InputException {
        resolveWaiting();
        var unique = new UniqueEvents(events);
        var reports = new ArrayList<LoadReport.FileReport>();
        var notes = new ArrayList<>(warnings);
        for (Progress file : files) {
            reports.add(new LoadReport.FileReport(
                    file.name,
                    file.rows,
                    file.rejected.count(),
                    file.rejected.path(),
                    file.rejected.firstReasons(),
                    file.ignoredColumns));
            if (file.rows == 0) {
                notes.add(file.name + " has a header and no rows");
            }
            if (!file.ignoredColumns.isEmpty()) {
                notes.add(file.name + ": columns not read: " + String.join(", ", file.ignoredColumns));
            }
        }
        if (unique.conflicting() > 0) {
            notes.add(unique.conflicting() + " rows have the id of another and say otherwise, such as "
                    + unique.exampleOfConflict() + "; the first known stays");
        }
        var report = new LoadReport(
                reports, unique.events().size(), unique.repeated(), unique.conflicting(), placeholders.found(), notes);
        close();
        return new Loaded(types, unique.events(), report);
    }

    @Override
    public void close() {
        for (Progress file : files) {
            try {
                file.rejected.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void take(Row row, BoundFile bound, Progress file) throws InputException {
        try {
            RowEvents read = bound.map(row);
            events.addAll(read.events());
            for (RowEvents.Untimed event : read.untimed()) {
                waiting.add(new Waiting(event, row, file));
            }
        } catch (RowException e) {
            file.rejected.add(row, String.valueOf(e.getMessage()));
        }
    }

    private void resolveWaiting() throws InputException {
        if (waiting.isEmpty()) {
            return;
        }
        Map<String, Event.AccountOpened> openings = UniqueEvents.firstOpenings(events);
        for (Waiting wait : waiting) {
            Event.AccountOpened opened = openings.get(wait.event.accountId());
            if (opened == null) {
                wait.file.rejected.add(
                        wait.row,
                        "has no time, and the creation of account '" + wait.event.accountId() + "' is not known");
            } else {
                events.add(wait.event.at(opened));
            }
        }
        waiting.clear();
    }
}
