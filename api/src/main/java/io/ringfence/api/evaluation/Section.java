package io.ringfence.api.evaluation;

import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.figure.Figure;
import io.ringfence.evaluation.figure.Measure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Figures that are read together.
 *
 * @param title what they are about
 * @param rows  the figures that one of the finders has, with their names
 */
record Section(String title, List<Row> rows) {
    /** A figure with its name. */
    record Row(String label, Figure figure) {}

    private record Plan(String title, List<Measure> measures) {}

    private static final List<Plan> PLANS = List.of(
            new Plan(
                    "Rings", List.of(Measure.RING_PRECISION, Measure.RING_RECALL, Measure.RING_F1, Measure.ACCUSED_F1)),
            new Plan(
                    "Ranking and shape",
                    List.of(
                            Measure.TOP_PRECISION,
                            Measure.AVERAGE_PRECISION,
                            Measure.MEAN_JACCARD,
                            Measure.FRAGMENTED,
                            Measure.OVER_MERGED)),
            new Plan("Recall by true typology", List.of(Measure.TYPOLOGY_RECALL)),
            new Plan("Precision by found typology", List.of(Measure.TYPOLOGY_PRECISION)),
            new Plan("F1 by typology", List.of(Measure.TYPOLOGY_F1, Measure.TYPOLOGY_NAMED)),
            new Plan("By number of accounts", List.of(Measure.SIZE_RECALL, Measure.SIZE_PRECISION, Measure.SIZE_F1)),
            new Plan(
                    "Members",
                    List.of(
                            Measure.MEMBER_PRECISION,
                            Measure.MEMBER_RECALL,
                            Measure.MEMBER_F1,
                            Measure.ROLE_RIGHT,
                            Measure.INNOCENT_ACCUSED,
                            Measure.ACCOUNT_AUROC,
                            Measure.ACCOUNT_AUPRC)),
            new Plan("Innocent groups accused", List.of(Measure.GROUPS_ACCUSED)),
            new Plan("Calibration of the ring score", List.of(Measure.BRIER, Measure.CALIBRATION_ERROR)),
            new Plan(
                    "Alarms",
                    List.of(Measure.ALARM_RAISED, Measure.ALARM_WITHIN, Measure.ALARM_DELAY, Measure.MONEY_SAVED)));

    Section {
        rows = List.copyOf(rows);
    }

    /** All sections in which there is a figure. */
    static List<Section> of(RingScores ours, RingScores naive) {
        var sections = new ArrayList<Section>();
        for (Plan plan : PLANS) {
            var rows = new ArrayList<Row>();
            for (Measure measure : plan.measures()) {
                for (String part : parts(measure, ours, naive)) {
                    var figure = new Figure(measure, part);
                    rows.add(new Row(label(figure), figure));
                }
            }
            if (!rows.isEmpty()) {
                sections.add(new Section(plan.title(), rows));
            }
        }
        return sections;
    }

    /** The parts that one of the finders has. */
    static Set<String> parts(Measure measure, RingScores ours, RingScores naive) {
        Set<String> parts = new LinkedHashSet<>(ours.parts(measure));
        parts.addAll(naive.parts(measure));
        return parts;
    }

    /** A part in words. */
    static String words(String part) {
        return part.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A part of a figure in words. */
    static String part(Figure figure) {
        String part = figure.part();
        if (part.isEmpty()) {
            return "all";
        }
        return switch (figure.measure()) {
            case SIZE_RECALL, SIZE_PRECISION, SIZE_F1 ->
                part.endsWith("+")
                        ? part.replace("+", " and more")
                        : part.replaceFirst("^0", "").replaceFirst("-0?", " to ");
            default -> words(part);
        };
    }

    private static String label(Figure figure) {
        String part = part(figure);
        String tail = figure.part().isEmpty() ? "" : ", " + part;
        return switch (figure.measure()) {
            case RING_PRECISION -> "precision at Jaccard " + part;
            case RING_RECALL -> "recall at Jaccard " + part;
            case RING_F1 -> "F1 at Jaccard " + part;
            case ACCUSED_F1 -> "F1 without bystanders, at " + part;
            case TOP_PRECISION -> "precision of the top " + part;
            case TYPOLOGY_RECALL, TYPOLOGY_PRECISION, TYPOLOGY_F1, GROUPS_ACCUSED -> part;
            case SIZE_RECALL -> "recall, " + part;
            case SIZE_PRECISION -> "precision, " + part + " found";
            case SIZE_F1 -> "F1, " + part;
            case MEMBER_PRECISION -> "precision" + tail;
            case MEMBER_RECALL -> "recall" + tail;
            case MEMBER_F1 -> "F1" + tail;
            case INNOCENT_ACCUSED -> "innocent among the accused" + tail;
            case ALARM_WITHIN -> "alarm within " + part + " days";
            case MONEY_SAVED -> "money saved" + tail;
            default -> figure.measure().title() + tail;
        };
    }
}
