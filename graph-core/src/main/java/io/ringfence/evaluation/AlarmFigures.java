package io.ringfence.evaluation;

import static io.ringfence.evaluation.figure.Draw.Unit.TRUE;

import io.ringfence.evaluation.alarm.Alarm;
import io.ringfence.evaluation.figure.Draw;
import io.ringfence.evaluation.figure.Measure;
import io.ringfence.evaluation.figure.Share;
import io.ringfence.evaluation.figure.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How soon rings raise an alarm and what money that saves. */
final class AlarmFigures {
    private static final int[] WITHIN = {7, 14, 30};

    private AlarmFigures() {}

    private record Delay(int ring, double days) {}

    static void add(RingSides sides, List<Alarm> alarms, Sheet sheet) {
        Map<String, Integer> place = new HashMap<>();
        for (int ring = 0; ring < sides.rings.size(); ring++) {
            place.put(sides.rings.get(ring).id(), ring);
        }
        var raised = new Share(TRUE);
        var delays = new ArrayList<Delay>();
        Map<String, Share> money = new TreeMap<>();
        Map<Integer, Share> within = new TreeMap<>();
        var mean = new Share(TRUE);
        for (Alarm alarm : alarms) {
            Integer ring = place.get(alarm.ringId());
            if (ring == null) {
                continue;
            }
            raised.add(ring, alarm.raisedAt() != null);
            for (String part : List.of("", TypologyNames.normal(alarm.typology()))) {
                money.computeIfAbsent(part, key -> new Share(TRUE))
                        .add(ring, (double) alarm.savedCents(), (double) alarm.spentCents());
            }
            for (int days : WITHIN) {
                if (alarm.watchedDays() >= days) {
                    within.computeIfAbsent(days, key -> new Share(TRUE))
                            .add(ring, alarm.delayDays().orElse(Double.MAX_VALUE) <= days);
                }
            }
            alarm.delayDays().ifPresent(days -> {
                delays.add(new Delay(ring, days));
                mean.add(ring, days, 1);
            });
        }
        delays.sort(Comparator.comparingDouble(Delay::days).thenComparingInt(Delay::ring));
        sheet.add(Measure.ALARM_RAISED, "", raised);
        within.forEach((days, share) -> sheet.add(Measure.ALARM_WITHIN, String.valueOf(days), share));
        sheet.add(Measure.ALARM_DELAY, "median", draw -> median(delays, draw));
        sheet.add(Measure.ALARM_DELAY, "mean", draw -> mean.of(draw));
        money.forEach((part, share) -> sheet.add(Measure.MONEY_SAVED, part, share));
    }

    private static double median(List<Delay> delays, Draw draw) {
        long all = 0;
        for (Delay delay : delays) {
            all += draw.times(TRUE, delay.ring());
        }
        long before = 0;
        double lower = Double.NaN;
        for (Delay delay : delays) {
            before += draw.times(TRUE, delay.ring());
            if (Double.isNaN(lower) && 2 * before >= all && before > 0) {
                if (2 * before > all) {
                    return delay.days();
                }
                lower = delay.days();
            } else if (2 * before > all && before > 0 && !Double.isNaN(lower)) {
                return (lower + delay.days()) / 2;
            }
        }
        return lower;
    }
}
