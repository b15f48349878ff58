package io.ringfence.embeddings.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How far decisions moved since a model was trained.
 *
 * @param model         the model
 * @param referenceFrom start of the window that it is held against
 * @param referenceTo   its end
 * @param from          start of the window now
 * @param to            its end
 * @param decisions     decisions looked at
 * @param movements     by how far each is from its limit, furthest first
 * @param alarms        what moved too far
 * @param weeks         how the model did, week by week of the decisions, as far as labels are known
 * @param notes         what could not be measured, and why
 */
public record DriftReport(
        String model,
        Instant referenceFrom,
        Instant referenceTo,
        Instant from,
        Instant to,
        int decisions,
        List<Movement> movements,
        List<DriftAlarm> alarms,
        List<PerformanceWeek> weeks,
        List<String> notes) {
    public DriftReport {
        Objects.requireNonNull(model, "model");
        movements = List.copyOf(movements);
        alarms = List.copyOf(alarms);
        weeks = List.copyOf(weeks);
        notes = List.copyOf(notes);
    }

    /** The same with more alarms and notes. */
    public DriftReport with(List<DriftAlarm> more, List<PerformanceWeek> done, List<String> remarks) {
        var allAlarms = new ArrayList<>(alarms);
        allAlarms.addAll(more);
        var allWeeks = new ArrayList<>(weeks);
        allWeeks.addAll(done);
        var allNotes = new ArrayList<>(notes);
        allNotes.addAll(remarks);
        return new DriftReport(
                model, referenceFrom, referenceTo, from, to, decisions, movements, allAlarms, allWeeks, allNotes);
    }
}
