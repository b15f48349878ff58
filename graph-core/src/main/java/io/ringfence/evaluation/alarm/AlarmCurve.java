package io.ringfence.evaluation.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The share of rings that have raised an alarm so many days after their third member's first act, with regard to rings
 * that were not watched for so long (Kaplan and Meier 1958).
 */
public final class AlarmCurve {
    private AlarmCurve() {}

    /**
     * One step of the curve.
     *
     * @param days  days since the third member's first act
     * @param share of rings with an alarm by then, 0 to 1
     */
    public record Point(double days, double share) {}

    /** A point for each delay that occurred, by rising delay; empty where no ring raised an alarm. */
    public static List<Point> of(List<Alarm> alarms) {
        var raised = new TreeMap<Double, Integer>();
        alarms.forEach(alarm -> alarm.delayDays().ifPresent(days -> raised.merge(days, 1, Integer::sum)));
        var points = new ArrayList<Point>();
        double silent = 1;
        for (var step : raised.entrySet()) {
            double days = Objects.requireNonNull(step.getKey());
            long watched = alarms.stream()
                    .filter(alarm -> alarm.delayDays().orElse(alarm.watchedDays()) >= days)
                    .count();
            silent *= 1 - (double) step.getValue() / watched;
            points.add(new Point(days, 1 - silent));
        }
        return points;
    }
}
