package io.ringfence.ring;

/**
 * Measures groups, one row of {@link RingFeature} each. One instance serves one worker; a row takes O(ties of the
 * members and of what ties them), some tens of microseconds.
 */
final class RingFeatures {
    static final int COUNT = RingFeature.values().length;

    final GroupSketch sketch;
    private final SharingFeatures sharing;
    private final TimingFeatures timing;
    private final LifeFeatures life;
    private final MoneyFeatures money;

    RingFeatures(Landscape landscape) {
        sketch = new GroupSketch(landscape);
        sharing = new SharingFeatures(landscape);
        timing = new TimingFeatures(landscape);
        life = new LifeFeatures(landscape);
        money = new MoneyFeatures(landscape);
    }

    /** The row of a group of at least 2 accounts, ascending and distinct; the sketch then holds the group. */
    float[] of(int[] accounts) {
        float[] row = new float[COUNT];
        sketch.load(accounts);
        sharing.fill(sketch, row);
        timing.fill(sketch, row);
        life.fill(sketch, row);
        money.fill(sketch, row);
        return row;
    }

    static void set(float[] row, RingFeature feature, double value) {
        row[feature.column()] = (float) value;
    }
}
