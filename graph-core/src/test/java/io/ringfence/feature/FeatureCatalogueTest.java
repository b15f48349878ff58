package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.HubPolicy;
import java.time.Duration;
import net.jqwik.api.Example;

final class FeatureCatalogueTest {
    @Example
    void knowsEveryFeatureByNameAndPosition() {
        var catalogue = FeatureCatalogue.DEFAULT;
        for (int i = 0; i < catalogue.size(); i++) {
            assertThat(catalogue.indexOf(catalogue.features().get(i).name())).isEqualTo(i);
            assertThat(catalogue.features().get(i).description()).endsWith(".");
        }
        assertThat(catalogue.indexOf("no.such")).isEqualTo(-1);
        assertThat(catalogue.features())
                .extracting(Feature::group)
                .contains(
                        Feature.Group.BEHAVIOUR, Feature.Group.NEIGHBOUR, Feature.Group.TRANSFER, Feature.Group.LABEL);
    }

    @Example
    void theVersionFollowsWhatIsIn() {
        assertThat(FeatureCatalogue.of(EntityTypes.DEFAULT).version())
                .isEqualTo(FeatureCatalogue.DEFAULT.version())
                .hasSize(12);
        var passport = new EntityType("passport", EntityType.Strength.HARD, HubPolicy.of(5, Duration.ofDays(3650), 2));
        var wider = FeatureCatalogue.of(EntityTypes.DEFAULT.with(passport));
        assertThat(wider.version()).isNotEqualTo(FeatureCatalogue.DEFAULT.version());
        assertThat(wider.indexOf("passport.shared_max")).isNotNegative();
    }

    @Example
    void moreKnownFraudNeverSpeaksForAnAccount() {
        var catalogue = FeatureCatalogue.DEFAULT;
        assertThat(catalogue.features())
                .filteredOn(feature -> feature.direction() == Feature.Direction.RISING)
                .hasSizeGreaterThanOrEqualTo(7)
                .allMatch(feature -> feature.knows() == Feature.Knowledge.LABELS)
                .extracting(Feature::name)
                .contains("label.fraud", "label.transfer_share");
        Feature open = catalogue.features().get(catalogue.indexOf("label.legit"));
        assertThat(open.direction().sign()).isZero();
        Feature age = catalogue.features().get(catalogue.indexOf("merchant.age"));
        assertThat(age.version()).isEqualTo(2);
    }

    @Example
    void aFeatureNeedsAProperName() {
        assertThatThrownBy(() -> new Feature(
                        "Not A Name",
                        Feature.Group.LABEL,
                        Feature.Type.NUMBER,
                        "1",
                        "account",
                        "all",
                        "x",
                        1,
                        Feature.Direction.FREE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not A Name");
    }
}
