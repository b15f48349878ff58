package io.ringfence.loaders.mapping;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.Source;
import io.ringfence.loaders.InputException;
import io.ringfence.loaders.source.Row;
import java.util.ArrayList;
import java.util.List;

/** A {@link FileRule} tied to the columns of one file: turns its rows into events. */
public final class BoundFile {
    private final String file;
    private final List<RowRule> rules = new ArrayList<>();
    private final List<String> ignored;

    /** What one rule makes of a row. */
    interface RowRule {
        void apply(Row row, Source source, Output output) throws RowException;
    }

    /** Where rules put what they make. */
    static final class Output {
        final List<Event> events = new ArrayList<>();
        final List<RowEvents.Untimed> untimed = new ArrayList<>();
    }

    private BoundFile(String file, FileRule rule, List<String> header, Placeholders placeholders, EntityTypes types)
            throws InputException {
        this.file = file;
        var columns = new Columns(header);
        var binder = new RuleBinder(rule, columns, placeholders, types);
        for (FileRule.AccountRule account : rule.accounts()) {
            rules.add(binder.bind(account));
        }
        for (FileRule.LinkRule link : rule.links()) {
            rules.add(binder.bind(link));
        }
        for (FileRule.PaymentRule payment : rule.payments()) {
            rules.add(binder.bind(payment));
        }
        for (FileRule.LabelRule label : rule.labels()) {
            rules.add(binder.bind(label));
        }
        for (FileRule.AttributeRule attribute : rule.attributes()) {
            rules.add(binder.bind(attribute)); // after all that may read a column
        }
        if (!columns.missing().isEmpty()) {
            throw new InputException(file + " has no column '" + String.join("', '", columns.missing()) + "'; it has: "
                    + String.join(", ", header));
        }
        ignored = columns.ignored();
    }

    /** A file and what its rows mean. */
    public record Request(String file, FileRule rule, List<String> header, EntityTypes types) {
        public Request {
            header = List.copyOf(header);
        }
    }

    /**
     * Ties rules to a file.
     *
     * @throws InputException if a column is missing; names it and those that are there
     */
    public static BoundFile bind(Request request, Placeholders placeholders) throws InputException {
        return new BoundFile(request.file(), request.rule(), request.header(), placeholders, request.types());
    }

    /** Columns that no rule reads. */
    public List<String> ignoredColumns() {
        return List.copyOf(ignored);
    }

    /**
     * What a row says.
     *
     * @throws RowException if any of it is wrong; nothing of the row counts then
     */
    public RowEvents map(Row row) throws RowException {
        if (row.flaw() != null) {
            throw new RowException(row.flaw());
        }
        var output = new Output();
        var source = new Source(file, row.line());
        try {
            for (RowRule rule : rules) {
                rule.apply(row, source, output);
            }
        } catch (IllegalArgumentException e) {
            throw new RowException(e.getMessage() == null ? "not valid" : e.getMessage());
        }
        return new RowEvents(output.events, output.untimed);
    }
}
