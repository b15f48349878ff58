package io.ringfence.evaluation.alarm;

import io.ringfence.evaluation.Finder;
import io.ringfence.evaluation.FoundRing;
import io.ringfence.evaluation.RingEvaluation;
import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.RingTruth.TrueRing;
import io.ringfence.evaluation.Trial;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a finder on a series of dates, each time on what was known by then, and notes the first date on which it found
 * each true ring. Nothing that became known later reaches the finder, nor does a member count who had not joined yet.
 *
 * <p>The dates end with the latest known time and go back by a step to before the first ring. A ring is found on a date
 * when some found ring reaches a Jaccard of 0.5 with the members who had joined, or accuses at least 3 of them and they
 * are at least half of those that it accuses. The alarm is thus late by up to a step. Takes one run of the finder per date.
 */
public final class Alarms {
    /** What progress is called. */
    public static final String PHASE = "watching for alarms";

    private final Trial trial;
    private final Finder finder;

    private Alarms(Trial trial, Finder finder) {
        this.trial = trial;
        this.finder = finder;
    }

    /**
     * The alarms of every ring of at least 3 members that had three by the end, in the order of the truth.
     *
     * @param step    time between dates, positive
     * @param control called per date and within runs of the finder
     */
    public static List<Alarm> watch(Trial trial, Finder finder, Duration step, RunControl control) {
        if (step.isNegative() || step.isZero()) {
            throw new IllegalArgumentException("step must be positive, got " + step);
        }
        return new Alarms(trial, finder).watch(step, control);
    }

    private List<Alarm> watch(Duration step, RunControl control) {
        Instant end = trial.graph().watermark();
        Map<String, Instant> thirdActs = thirdActs(end);
        List<Instant> dates = dates(thirdActs, end, step);
        Map<String, Instant> raised = new HashMap<>();
        for (int i = 0; i < dates.size(); i++) {
            int done = i;
            RunControl within = (phase, part, parts) -> control.progress(PHASE, done, dates.size());
            within.check(PHASE, done, dates.size());
            Instant date = dates.get(i);
            List<FoundRing> found = finder.find(trial.graph().asOf(date), within.on(control.workers()));
            for (String ring : RingEvaluation.noticed(trial.truth().asOf(date), found)) {
                raised.putIfAbsent(ring, date);
            }
        }
        GraphView view = trial.graph().latest();
        return trial.truth().rings().stream()
                .filter(ring -> thirdActs.containsKey(ring.id()))
                .map(ring -> alarm(ring, thirdActs.getOrDefault(ring.id(), end), raised.get(ring.id()), view))
                .toList();
    }

    private Map<String, Instant> thirdActs(Instant end) {
        Map<String, Instant> acts = new HashMap<>();
        for (TrueRing ring : trial.truth().rings()) {
            Optional<Instant> third = ring.members().stream()
                    .filter(member -> !member.isBystander())
                    .map(TrueMember::joinedAt)
                    .sorted()
                    .skip(RingEvaluation.SMALLEST - 1)
                    .findFirst();
            third.filter(time -> !time.isAfter(end)).ifPresent(time -> acts.put(ring.id(), time));
        }
        return acts;
    }

    private static List<Instant> dates(Map<String, Instant> thirdActs, Instant end, Duration step) {
        Instant first = thirdActs.values().stream().min(Instant::compareTo).orElse(end);
        var dates = new ArrayList<Instant>();
        for (Instant date = end; !date.isBefore(first); date = date.minus(step)) {
            dates.addFirst(date);
        }
        return dates;
    }

    private static Alarm alarm(TrueRing ring, Instant thirdAct, @Nullable Instant raisedAt, GraphView view) {
        long spent = 0;
        long saved = 0;
        for (TrueMember member : ring.members()) {
            int account = view.node(EntityId.account(member.accountId()));
            int payments = account < 0 || member.isBystander() ? 0 : view.paidCount(account);
            for (int i = 0; i < payments; i++) {
                int payment = view.paid(account, i);
                Instant at = Instant.ofEpochMilli(view.payments().at(payment));
                long cents = view.payments().amountCents(payment);
                spent += at.isBefore(member.joinedAt()) ? 0 : cents;
                saved += at.isBefore(member.joinedAt()) || raisedAt == null || !at.isAfter(raisedAt) ? 0 : cents;
            }
        }
        return new Alarm(ring.id(), ring.typology(), thirdAct, raisedAt, view.asOf(), spent, saved);
    }
}
