package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.EntityTypes;
import java.util.List;
import net.jqwik.api.Example;

final class NeighbourFeaturesTest {
    /** ann – bob, ann – cat, bob – cat, cat – dan. */
    private static World workers() {
        var world = new World();
        for (String account : List.of("ann", "bob", "cat", "dan")) {
            world.opened(account, 0);
        }
        return world.seen("ann", "account:bob", 1)
                .seen("ann", "account:cat", 1)
                .seen("bob", "account:cat", 1)
                .seen("cat", "account:dan", 1);
    }

    @Example
    void averagesAttributesOverOneAndTwoTies() {
        var world = workers().said("ann", "Skill Level", "1", 1).said("bob", "Skill Level", "3", 1);
        world.said("cat", "Skill Level", "5", 1).said("dan", "Skill Level", "11", 1);
        World.Values values = world.at(2, "ann");

        assertThat(values.get("attribute.skill_level")).isEqualTo(1);
        assertThat(values.get("neighbour.skill_level_mean")).isEqualTo(4);
        assertThat(values.get("neighbour.skill_level_gap")).isEqualTo(-3);
        // bob leads to cat, cat to bob and to dan
        assertThat(values.get("neighbour2.skill_level_mean")).isEqualTo((5f + 7f) / 2);
        assertThat(values.get("neighbour.skill_level_deviation")).isEqualTo(1);
        assertThat(values.get("neighbour.skill_level_rare"))
                .isCloseTo((3 / 2f + 5 / 3f) / (1 / 2f + 1 / 3f), within(1e-5f));
        assertThat(values.get("neighbour.rarity")).isCloseTo(5f / 6, within(1e-6f));
        assertThat(values.get("neighbour2.count")).isEqualTo(3);
        assertThat(values.get("neighbour.degree_mean")).isEqualTo(2.5f);
        assertThat(values.get("neighbour.degree_max")).isEqualTo(3);
        assertThat(values.get("neighbour.closure")).isEqualTo(2f / 3);
        assertThat(values.get("shared.tied")).isEqualTo(2);
        assertThat(world.at(0.5, "ann").get("neighbour.degree_mean")).isNaN();
    }

    @Example
    void countsLabelsAroundButNeverItsOwn() {
        var world = workers().labelled("bob", true, 2).labelled("dan", true, 2).labelled("ann", true, 2);
        World.Values values = world.at(3, "ann");

        assertThat(values.get("label.neighbour_known")).isEqualTo(1);
        assertThat(values.get("label.neighbour_share")).isCloseTo(1.3f / 4, within(1e-6f));
        assertThat(values.get("label.neighbour_rare_share")).isCloseTo(0.502f / 0.52f, within(1e-6f));
        // around bob nothing is known, around cat both bob and dan were fraud
        assertThat(values.get("label.neighbour2_share")).isCloseTo((0.1f + 2.3f / 5) / 2, within(1e-6f));
        assertThat(values.get("label.neighbour2_common_share")).isCloseTo(2.3f / 5, within(1e-6f));
        assertThat(values.get("label.neighbour2_similar_share")).isGreaterThan(0.9f);
    }

    @Example
    void aModelFindsItsAttributesInAGraphThatHasOthers() {
        var world = workers().said("ann", "late", "7", 1).said("ann", "skill", "2", 1);
        var trained = FeatureCatalogue.of(EntityTypes.DEFAULT, List.of("skill"));
        var covering = FeatureCatalogue.DEFAULT.covering(List.of("neighbour.skill_gap", "account.age"));
        var point = DecisionPoint.ofAccount(world.node("ann"), World.day(3));

        assertThat(trained.version()).isEqualTo(FeatureCatalogue.DEFAULT.version());
        assertThat(covering.attributes()).containsExactly("skill");
        assertThat(new FeatureExtractor(covering)
                        .extract(world.graph.latest(), point)[covering.require("attribute.skill")])
                .isEqualTo(2);
        assertThat(new FeatureExtractor(covering)
                        .extract(workers().graph.latest(), point)[covering.require("attribute.skill")])
                .isNaN();
    }

    @Example
    void attributesOfOneNameAreToldApart() {
        assertThat(NeighbourFeatures.names(List.of("A b", "a-b", "c"))).containsExactly("a_b", "a_b_2", "c");
    }
}
