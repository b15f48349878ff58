package io.ringfence.evaluation.figure;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/** What is right out of a total, each a sum over rings or groups; NaN where the total is 0. */
public final class Share implements Statistic {
    private final Draw.Unit unit;
    private final Int2IntOpenHashMap places = new Int2IntOpenHashMap();
    private final IntArrayList index = new IntArrayList();
    private final DoubleArrayList right = new DoubleArrayList();
    private final DoubleArrayList total = new DoubleArrayList();

    /** An empty share over rings or groups. */
    public Share(Draw.Unit unit) {
        this.unit = unit;
        places.defaultReturnValue(-1);
    }

    /** Adds what a ring or group has that is right, and out of how much; to what it has already. */
    public void add(int ring, double rightHere, double totalHere) {
        int place = places.get(ring);
        if (place < 0) {
            places.put(ring, index.size());
            index.add(ring);
            right.add(rightHere);
            total.add(totalHere);
        } else {
            right.set(place, right.getDouble(place) + rightHere);
            total.set(place, total.getDouble(place) + totalHere);
        }
    }

    /** Adds a ring or group, or an account of one, that is right or not. */
    public void add(int ring, boolean isRight) {
        add(ring, isRight ? 1 : 0, 1);
    }

    @Override
    public double of(Draw draw) {
        double all = total(draw);
        return all > 0 ? right(draw) / all : Double.NaN;
    }

    double right(Draw draw) {
        return sum(right, draw);
    }

    double total(Draw draw) {
        return sum(total, draw);
    }

    private double sum(DoubleArrayList values, Draw draw) {
        double sum = 0;
        for (int i = 0; i < index.size(); i++) {
            sum += draw.times(unit, index.getInt(i)) * values.getDouble(i);
        }
        return sum;
    }
}
