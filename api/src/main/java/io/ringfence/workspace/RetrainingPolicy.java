package io.ringfence.workspace;

import io.ringfence.embeddings.drift.DriftAlarm;
import io.ringfence.embeddings.drift.DriftReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When a model is to be trained anew.
 *
 * @param maxAge    age of the newest model, in knowledge: from what it was trained on to what is known now
 * @param newLabels labels that came since, as a share of those that it was trained with
 * @param onDrift   whether an alarm of drift is a reason
 * @param kept      share of the promised average precision below which the model does too badly
 */
public record RetrainingPolicy(Duration maxAge, double newLabels, boolean onDrift, double kept) {
    /** A month, a fifth more labels, any alarm, four fifths of what was promised. */
    public static final RetrainingPolicy DEFAULT = new RetrainingPolicy(Duration.ofDays(30), 0.2, true, 0.8);

    public RetrainingPolicy {
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("the greatest age must be positive, got " + maxAge);
        }
        if (!(newLabels > 0) || !(kept > 0 && kept <= 1)) {
            throw new IllegalArgumentException("new labels must be > 0 and the kept share above 0 and at most 1, got "
                    + newLabels + " and " + kept);
        }
    }

    /**
     * Where things stand.
     *
     * @param model        the newest sound model
     * @param age          see {@link RetrainingPolicy#maxAge}
     * @param labelsThen   labels that it was trained with
     * @param labelsNow    labels known now
     * @param drift        what drifted since
     */
    public record Situation(String model, Duration age, long labelsThen, long labelsNow, DriftReport drift) {}

    /**
     * What the policy says.
     *
     * @param train   whether to train
     * @param reasons why, or why not, one for each condition
     */
    public record Verdict(boolean train, List<String> reasons) {
        public Verdict {
            reasons = List.copyOf(reasons);
        }
    }

    /** What is to be done where no model is there. */
    public static Verdict first() {
        return new Verdict(true, List.of("there is no sound model yet"));
    }

    /** What is to be done. */
    public Verdict judge(Situation now) {
        var yes = new ArrayList<String>();
        var no = new ArrayList<String>();
        String age = String.format(
                Locale.ROOT,
                "model %s knows nothing of the last %d days, %d are allowed",
                now.model(),
                now.age().toDays(),
                maxAge.toDays());
        (now.age().compareTo(maxAge) > 0 ? yes : no).add(age);
        double grown = (now.labelsNow() - now.labelsThen()) / (double) Math.max(1, now.labelsThen());
        String labels = String.format(
                Locale.ROOT,
                "%,d labels came since, %.0f %% of the %,d that it was trained with; from %.0f %% on it is trained anew",
                now.labelsNow() - now.labelsThen(),
                100 * grown,
                now.labelsThen(),
                100 * newLabels);
        (grown >= newLabels ? yes : no).add(labels);
        for (DriftAlarm alarm : now.drift().alarms()) {
            boolean performance = alarm.kind().equals(DriftAlarm.PERFORMANCE);
            (performance || onDrift ? yes : no).add(alarm.kind() + ": " + alarm.cause());
        }
        if (now.drift().alarms().isEmpty()) {
            no.add(
                    now.drift().notes().isEmpty()
                            ? "nothing drifted"
                            : "no drift was seen: "
                                    + String.join("; ", now.drift().notes()));
        }
        return yes.isEmpty() ? new Verdict(false, no) : new Verdict(true, yes);
    }
}
