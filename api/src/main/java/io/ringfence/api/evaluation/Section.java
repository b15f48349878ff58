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
                    rows.add(new Row(label(plan, measure, part), new Figure(measure, part)));
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

    private static String label(Plan plan, Measure measure, String part) {
        String of = switch (measure) {
            case RING_PRECISION, RING_RECALL, RING_F1, ACCUSED_F1 -> "at Jaccard " + part;
            case TOP_PRECISION -> part;
            case MEMBER_PRECISION, MEMBER_RECALL, MEMBER_F1, MONEY_SAVED ->
                part.isEmpty() ? "" : "(" + words(part) + ")";
            default -> words(part);
        };
        boolean alone = plan.measures().getFirst() == measure
                && (measure == Measure.TYPOLOGY_RECALL
                        || measure == Measure.TYPOLOGY_PRECISION
                        || measure == Measure.TYPOLOGY_F1
                        || measure == Measure.GROUPS_ACCUSED);
        if (alone) {
            return of.isEmpty() ? "all" : of;
        }
        return of.isEmpty() ? measure.title() : measure.title() + " " + of;
    }
}
