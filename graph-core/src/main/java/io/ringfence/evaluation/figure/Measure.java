package io.ringfence.evaluation.figure;

/** What an evaluation measures; a {@link Figure} is a measure of the whole or of a part. */
public enum Measure {
    /** Share of found rings that match a true one; by least Jaccard. */
    RING_PRECISION("precision of rings", Unit.SHARE),
    /** Share of true rings that match a found one; by least Jaccard. */
    RING_RECALL("recall of rings", Unit.SHARE),
    /** Harmonic mean of precision and recall; by least Jaccard. */
    RING_F1("F1 of rings", Unit.SHARE),
    /** F1 of rings where members that the finder calls bystanders are left out of found rings; by least Jaccard. */
    ACCUSED_F1("F1 of rings without bystanders", Unit.SHARE),
    /** Mean Jaccard of matched pairs. */
    MEAN_JACCARD("mean Jaccard of matched rings", Unit.SHARE),
    /** Area under the precision-recall curve of rings by score, as a sum of steps. */
    AVERAGE_PRECISION("average precision of rings by score", Unit.SHARE),
    /** Precision among the k found rings of highest score; by k. */
    TOP_PRECISION("precision of the top", Unit.SHARE),
    /** Recall of true rings; by true typology. */
    TYPOLOGY_RECALL("recall by typology", Unit.SHARE),
    /** Precision of found rings, whatever the true ring is called; by found typology. */
    TYPOLOGY_PRECISION("precision by found typology", Unit.SHARE),
    /** Harmonic mean of recall by true and precision by found typology; by the finder's typology. */
    TYPOLOGY_F1("F1 by typology", Unit.SHARE),
    /** Share of matched rings that got the name of their true typology, where the finder has such a name. */
    TYPOLOGY_NAMED("matched rings named right", Unit.SHARE),
    /** Recall of true rings; by number of accounts. */
    SIZE_RECALL("recall by size", Unit.SHARE),
    /** Precision of found rings; by number of accounts found. */
    SIZE_PRECISION("precision by found size", Unit.SHARE),
    /** Harmonic mean of both. */
    SIZE_F1("F1 by size", Unit.SHARE),
    /** Share of accused accounts that are of a true ring; of all and by found role. */
    MEMBER_PRECISION("precision of members", Unit.SHARE),
    /** Share of the members of true rings that are accused; of all and by true role. */
    MEMBER_RECALL("recall of members", Unit.SHARE),
    /** Harmonic mean of both. */
    MEMBER_F1("F1 of members", Unit.SHARE),
    /** Share of accused true members whose role, core or periphery, is told right. */
    ROLE_RIGHT("roles told right", Unit.SHARE),
    /** Share of accused accounts that serve no fraud; in all found rings and in those that match a true one. */
    INNOCENT_ACCUSED("accused accounts that are innocent", Unit.SHARE),
    /** Share of innocent groups that are accused; in all and by kind. */
    GROUPS_ACCUSED("innocent groups accused", Unit.SHARE),
    /** Share of the true rings that are found at all which lie in several found ones. */
    FRAGMENTED("true rings in several pieces", Unit.SHARE),
    /** Share of the found rings that touch a true one which join several. */
    OVER_MERGED("found rings that join several true ones", Unit.SHARE),
    /** Mean squared error of the score as probability that a found ring matches a true one. */
    BRIER("Brier score of rings", Unit.ERROR),
    /** Expected calibration error of the same. */
    CALIBRATION_ERROR("calibration error of rings", Unit.ERROR),
    /** Chance that a fraud account has a higher membership probability than another. */
    ACCOUNT_AUROC("AUROC of accounts by membership", Unit.SHARE),
    /** Average precision of the same. */
    ACCOUNT_AUPRC("AUPRC of accounts by membership", Unit.SHARE),
    /** Share of true rings for which an alarm was raised. */
    ALARM_RAISED("rings that raised an alarm", Unit.SHARE),
    /** Share of true rings with an alarm within so many days of the third member's first act. */
    ALARM_WITHIN("alarm within days", Unit.SHARE),
    /** Days from the third member's first act to the alarm, of the rings that raised one; median and mean. */
    ALARM_DELAY("days to the alarm", Unit.DAYS),
    /** Share of the money that ring members paid after joining which they paid after the alarm; in all and by typology. */
    MONEY_SAVED("money that a stop at the alarm saves", Unit.SHARE);

    /** What a figure counts in. */
    public enum Unit {
        /** 0 to 1, higher or lower better as the measure says. */
        SHARE,
        /** 0 best. */
        ERROR,
        /** Days. */
        DAYS
    }

    private final String title;
    private final Unit unit;

    Measure(String title, Unit unit) {
        this.title = title;
        this.unit = unit;
    }

    /** The measure in words. */
    public String title() {
        return title;
    }

    /** What it counts in. */
    public Unit unit() {
        return unit;
    }
}
