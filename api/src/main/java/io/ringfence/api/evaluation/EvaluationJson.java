package io.ringfence.api.evaluation;

import io.ringfence.evaluation.EffortCurve;
import io.ringfence.evaluation.Reliability;
import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.RingTallies;
import io.ringfence.evaluation.ThresholdCurve;
import io.ringfence.evaluation.figure.Estimate;
import io.ringfence.evaluation.figure.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An evaluation as plain maps and lists, to be written as one JSON object. What is not defined is left out. */
public final class EvaluationJson {
    private EvaluationJson() {}

    /** The whole report. */
    public static Map<String, Object> of(EvaluationReport report) {
        var json = new LinkedHashMap<String, Object>();
        json.put("design", report.design());
        if (!report.worlds().isEmpty()) {
            json.put(
                    "worlds",
                    report.worlds().stream().map(EvaluationJson::world).toList());
            json.put("ours", scores(report.ours()));
            json.put("naive", scores(report.naive()));
        }
        if (!report.curves().isEmpty()) {
            json.put(
                    "adversary",
                    report.curves().stream().map(EvaluationJson::curve).toList());
        }
        return json;
    }

    /** One finder's figures by measure and part, and what stands behind them. */
    public static Map<String, Object> scores(RingScores scores) {
        var json = new LinkedHashMap<String, Object>();
        RingTallies tallies = scores.tallies();
        json.put("worlds", scores.worlds());
        json.put("trueRings", tallies.trueRings());
        json.put("foundRings", tallies.foundRings());
        json.put("innocentGroups", tallies.groups());
        json.put("accounts", tallies.accounts());
        json.put("figures", figures(scores));
        json.put("typologies", tallies.typologies().counts());
        json.put("roles", tallies.roles().counts());
        json.put("typologiesWithoutName", tallies.unnamed());
        json.put("precisionRecall", ThresholdCurve.of(tallies));
        json.put("reliability", Reliability.bins(tallies.scored()));
        json.put("alarms", tallies.alarms());
        return json;
    }

    private static Map<String, Object> world(EvaluationReport.World world) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", world.name());
        json.put("ours", figures(world.ours()));
        json.put("naive", figures(world.naive()));
        return json;
    }

    private static Map<String, Object> curve(EffortCurve curve) {
        List<Map<String, Object>> points = curve.points().stream()
                .map(point -> {
                    var json = new LinkedHashMap<String, Object>();
                    json.put("effort", point.effort());
                    json.put("ours", figures(point.ours()));
                    json.put("naive", figures(point.naive()));
                    return (Map<String, Object>) json;
                })
                .toList();
        return Map.of("kind", curve.kind(), "points", points);
    }

    private static Map<String, Map<String, Object>> figures(RingScores scores) {
        var json = new LinkedHashMap<String, Map<String, Object>>();
        scores.figures()
                .forEach(
                        (figure, estimate) -> json.computeIfAbsent(name(figure.measure()), key -> new LinkedHashMap<>())
                                .put(figure.part().isEmpty() ? "all" : figure.part(), estimate(estimate)));
        return json;
    }

    private static Map<String, Double> estimate(Estimate estimate) {
        var json = new LinkedHashMap<String, Double>();
        json.put("value", estimate.value());
        if (estimate.hasInterval()) {
            json.put("low", estimate.low());
            json.put("high", estimate.high());
        }
        if (estimate.total() > 0) {
            json.put("right", estimate.right());
            json.put("total", estimate.total());
        }
        return json;
    }

    /** The name of a measure in JSON, such as {@code ringF1}. */
    static String name(Measure measure) {
        var name = new StringBuilder();
        for (String word : measure.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
