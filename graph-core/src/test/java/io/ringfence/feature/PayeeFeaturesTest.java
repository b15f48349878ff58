package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;

final class PayeeFeaturesTest {
    @Example
    void readsWhomItSendsToAndWhoElseDoes() {
        var world = new World();
        for (String account : List.of("ann", "bob", "cat", "dan", "eve")) {
            world.opened(account, 0);
        }
        world.sent("ann", "bob", 100, 1).sent("ann", "bob", 300, 2).sent("ann", "cat", 500, 2);
        world.sent("dan", "bob", 10, 2)
                .sent("dan", "cat", 10, 2)
                .sent("eve", "cat", 10, 2)
                .sent("bob", "eve", 10, 3);
        world.labelled("bob", false, 4)
                .labelled("cat", true, 4)
                .labelled("dan", true, 4)
                .labelled("eve", false, 4);
        world.labelled("ann", true, 4);
        World.Values values = world.at(5, "ann");

        assertThat(values.get("payees.paid_mean")).isEqualTo(0.5f);
        assertThat(values.get("payees.paid_max")).isEqualTo(1);
        assertThat(values.get("payees.paid_min")).isZero();
        assertThat(values.get("payees.paid_deviation")).isEqualTo(0.5f);
        assertThat(values.get("payees.never_paid")).isEqualTo(0.5f);
        assertThat(values.get("payees.received_mean")).isEqualTo(3);
        assertThat(values.get("payees.others")).isEqualTo(2);
        assertThat(values.get("label.payee_fraud")).isEqualTo(1);
        assertThat(values.get("label.payee_share")).isCloseTo(1.1f / 3, within(1e-6f));
        assertThat(values.get("label.payee_fraud_sum")).isEqualTo(500);
        assertThat(values.get("label.payee_legit_mean")).isEqualTo(200);
        // dan has two in common and was fraud, eve has one and was not
        assertThat(values.get("label.copayer_known")).isEqualTo(2);
        assertThat(values.get("label.copayer_share")).isCloseTo(2.2f / 5, within(1e-6f));
        assertThat(values.get("label.copayer_rare_share")).isCloseTo((2 / 3f + 0.01f) / (1 + 0.1f), within(1e-6f));
        assertThat(world.at(5, "nobody").get("payees.paid_mean")).isNaN();
    }
}
