package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;

final class HoldingOutTest {
    private static final Assignment OUTER =
            (end, account, payment) -> named(account, payment) % 4 == 0 ? Split.TEST : Split.TRAIN;
    private static final Assignment INNER =
            (end, account, payment) -> named(account, payment) % 3 == 0 ? Split.VALIDATION : Split.TRAIN;
    private static final Assignment BOTH = (end, account, payment) -> {
        Split split = OUTER.split(end, account, payment);
        return split == Split.TRAIN ? INNER.split(end, account, payment) : split;
    };

    @Example
    void accountsHeldOutHaveTheFeaturesOfASetBuiltWithThemHeldOut() {
        World world = World.random(5, 900);
        for (int account = 0; account < 14; account++) {
            world.labelled("a" + account, account % 3 == 1, 200);
        }
        agree(world);
    }

    @Example
    void paymentsHeldOutHaveTheFeaturesOfASetBuiltWithThemHeldOut() {
        var random = new SplittableRandom(3);
        var world = new World();
        for (int i = 0; i < 400; i++) {
            String account = "a" + random.nextInt(30);
            String merchant = "m" + random.nextInt(5);
            world.paid(
                    account, 100 + random.nextInt(900), i / 4.0, new Event.Parties(null, null, null, null, merchant));
            world.labelledPayment(account, "p" + i, random.nextInt(5) == 0, i / 4.0);
        }
        agree(world);
    }

    private static void agree(World world) {
        TrainingSet whole = TrainingSet.build(world.graph, TrainingSetParameters.DEFAULT, OUTER, RunControl.NONE);
        TrainingSet held = whole.holdingOut(INNER, 2, RunControl.NONE);
        TrainingSet built = TrainingSet.build(world.graph, TrainingSetParameters.DEFAULT, BOTH, RunControl.NONE);

        assertThat(held.size()).isEqualTo(built.size()).isEqualTo(whole.size());
        assertThat(held.rows(Split.VALIDATION)).isNotEmpty();
        int changed = 0;
        for (int row = 0; row < built.size(); row++) {
            assertThat(held.split(row)).isEqualTo(built.split(row));
            assertThat(held.fraud(row)).isEqualTo(built.fraud(row));
            assertThat(held.point(row)).isEqualTo(built.point(row));
            assertThat(held.features(row)).isEqualTo(built.features(row));
            changed += Arrays.equals(held.features(row), whole.features(row)) ? 0 : 1;
        }
        assertThat(changed).isPositive();
        assertThat(held.leftOut()).isEqualTo(built.leftOut());
    }

    private static int named(int account, int payment) {
        return payment >= 0 ? payment : account;
    }
}
