package io.ringfence.evaluation;

import static io.ringfence.evaluation.figure.Draw.Unit.FOUND;
import static io.ringfence.evaluation.figure.Draw.Unit.TRUE;

import io.ringfence.evaluation.RingMatching.Overlap;
import io.ringfence.evaluation.figure.Draw;
import io.ringfence.evaluation.figure.Measure;
import io.ringfence.evaluation.figure.Share;
import io.ringfence.evaluation.figure.Sheet;
import io.ringfence.evaluation.figure.Statistic;
import io.ringfence.ring.Typology;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Precision, recall and F1 of whole rings: in all, at the top, by typology and by size; and how they are cut. */
final class RingFigures {
    private static final int[] TOP = {10, 20, 50, 100};

    private final RingSides sides;
    private final Sheet sheet;
    private final int[] partners;

    RingFigures(RingSides sides, Sheet sheet) {
        this.sides = sides;
        this.sheet = sheet;
        partners = sides.partnersOfFound(RingEvaluation.USUAL_LEAST);
    }

    void add() {
        for (int least = 0; least < RingSides.LEAST.length; least++) {
            rates(least);
        }
        withoutBystanders();
        top();
        typologies();
        sizes();
        shape();
    }

    private void rates(int least) {
        var recall = new Share(TRUE);
        for (int ring = 0; ring < sides.rings.size(); ring++) {
            recall.add(ring, sides.partnerOfTrue(least, ring) >= 0);
        }
        var precision = new Share(FOUND);
        int[] matched = sides.partnersOfFound(least);
        for (int ring = 0; ring < matched.length; ring++) {
            precision.add(ring, matched[ring] >= 0);
        }
        String part = String.valueOf(RingSides.LEAST[least]);
        sheet.add(Measure.RING_RECALL, part, recall);
        sheet.add(Measure.RING_PRECISION, part, precision);
        sheet.add(Measure.RING_F1, part, Statistic.harmonic(precision, recall));
    }

    private void withoutBystanders() {
        int[] numbers = new int[sides.found.size()];
        int number = 0;
        for (int ring = 0; ring < numbers.length; ring++) {
            numbers[ring] = sides.accusedSets.get(ring).size() >= RingEvaluation.SMALLEST ? number++ : -1;
        }
        var accused = sides.accusedSets.stream()
                .filter(set -> set.size() >= RingEvaluation.SMALLEST)
                .toList();
        var matching = new RingMatching(sides.trueSets, accused);
        Set<Integer> foundRight = new HashSet<>();
        Set<Integer> trueRight = new HashSet<>();
        for (Overlap match : matching.matches(RingSides.LEAST[RingEvaluation.USUAL_LEAST])) {
            foundRight.add(match.foundRing());
            trueRight.add(match.trueRing());
        }
        var precision = new Share(FOUND);
        for (int ring = 0; ring < numbers.length; ring++) {
            if (numbers[ring] >= 0) {
                precision.add(ring, foundRight.contains(numbers[ring]));
            }
        }
        var recall = new Share(TRUE);
        for (int ring = 0; ring < sides.rings.size(); ring++) {
            recall.add(ring, trueRight.contains(ring));
        }
        sheet.add(Measure.ACCUSED_F1, RingEvaluation.USUAL, Statistic.harmonic(precision, recall));
    }

    private void top() {
        if (sides.found.stream().anyMatch(ring -> ring.score().isEmpty())) {
            return;
        }
        for (int k : TOP) {
            if (k <= partners.length) {
                var precision = new Share(FOUND);
                for (int ring = 0; ring < k; ring++) {
                    precision.add(ring, partners[ring] >= 0);
                }
                sheet.add(Measure.TOP_PRECISION, String.valueOf(k), precision);
            }
        }
        int rings = sides.rings.size();
        if (rings > 0) {
            sheet.add(Measure.AVERAGE_PRECISION, "", draw -> {
                double drawn = 0;
                for (int ring = 0; ring < rings; ring++) {
                    drawn += draw.times(TRUE, ring);
                }
                double right = 0;
                double all = 0;
                double sum = 0;
                for (int ring = 0; ring < partners.length; ring++) {
                    int times = draw.times(FOUND, ring);
                    all += times;
                    if (partners[ring] >= 0 && times > 0) {
                        right += times;
                        sum += times * right / all;
                    }
                }
                return drawn > 0 ? sum / drawn : Double.NaN;
            });
        }
    }

    private void typologies() {
        Map<String, Share> recall = new TreeMap<>();
        Map<String, Share> recallByName = new TreeMap<>();
        var named = new Share(TRUE);
        for (int ring = 0; ring < sides.rings.size(); ring++) {
            String typology = TypologyNames.normal(sides.rings.get(ring).typology());
            int partner = sides.partnerOfTrue(RingEvaluation.USUAL_LEAST, ring);
            share(recall, typology, TRUE).add(ring, partner >= 0);
            Optional<Typology> name = TypologyNames.of(typology);
            if (name.isPresent()) {
                share(recallByName, name.get().name(), TRUE).add(ring, partner >= 0);
                if (partner >= 0 && sides.found.get(partner).typology() != null) {
                    named.add(ring, sides.found.get(partner).typology() == name.get());
                }
            }
        }
        Map<String, Share> precision = new TreeMap<>();
        for (int ring = 0; ring < sides.found.size(); ring++) {
            Typology typology = sides.found.get(ring).typology();
            if (typology != null) {
                share(precision, typology.name(), FOUND).add(ring, partners[ring] >= 0);
            }
        }
        recall.forEach((typology, share) -> sheet.add(Measure.TYPOLOGY_RECALL, typology, share));
        precision.forEach((typology, share) -> sheet.add(Measure.TYPOLOGY_PRECISION, typology, share));
        if (!precision.isEmpty()) {
            recallByName.forEach((name, share) -> sheet.add(
                    Measure.TYPOLOGY_F1, name, Statistic.harmonic(precision.getOrDefault(name, share(FOUND)), share)));
        }
        sheet.add(Measure.TYPOLOGY_NAMED, "", named);
    }

    private void sizes() {
        Map<String, Share> recall = new TreeMap<>();
        for (int ring = 0; ring < sides.rings.size(); ring++) {
            share(recall, RingSides.sizeClass(sides.trueSets.get(ring).size()), TRUE)
                    .add(ring, sides.partnerOfTrue(RingEvaluation.USUAL_LEAST, ring) >= 0);
        }
        Map<String, Share> precision = new TreeMap<>();
        for (int ring = 0; ring < sides.found.size(); ring++) {
            share(precision, RingSides.sizeClass(sides.foundSets.get(ring).size()), FOUND)
                    .add(ring, partners[ring] >= 0);
        }
        recall.forEach((size, share) -> {
            sheet.add(Measure.SIZE_RECALL, size, share);
            sheet.add(Measure.SIZE_F1, size, Statistic.harmonic(precision.getOrDefault(size, share(FOUND)), share));
        });
        precision.forEach((size, share) -> sheet.add(Measure.SIZE_PRECISION, size, share));
    }

    private void shape() {
        int[] ofTrue = new int[sides.rings.size()];
        int[] ofFound = new int[sides.found.size()];
        for (Overlap overlap : sides.matching.overlaps()) {
            if (overlap.common() >= 2) {
                ofTrue[overlap.trueRing()]++;
                ofFound[overlap.foundRing()]++;
            }
        }
        var fragmented = new Share(TRUE);
        for (int ring = 0; ring < ofTrue.length; ring++) {
            if (ofTrue[ring] > 0) {
                fragmented.add(ring, ofTrue[ring] >= 2);
            }
        }
        var merged = new Share(FOUND);
        for (int ring = 0; ring < ofFound.length; ring++) {
            if (ofFound[ring] > 0) {
                merged.add(ring, ofFound[ring] >= 2);
            }
        }
        var jaccard = new Share(TRUE);
        for (Overlap match : sides.matching.matches(RingSides.LEAST[RingEvaluation.USUAL_LEAST])) {
            jaccard.add(match.trueRing(), match.jaccard(), 1);
        }
        sheet.add(Measure.FRAGMENTED, "", fragmented);
        sheet.add(Measure.OVER_MERGED, "", merged);
        sheet.add(Measure.MEAN_JACCARD, "", jaccard);
    }

    private static Share share(Map<String, Share> shares, String part, Draw.Unit unit) {
        return shares.computeIfAbsent(part, key -> new Share(unit));
    }

    private static Share share(Draw.Unit unit) {
        return new Share(unit);
    }
}
