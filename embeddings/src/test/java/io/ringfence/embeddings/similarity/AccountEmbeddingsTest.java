package io.ringfence.embeddings.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.embeddings.SmallWorld;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountEmbeddingsTest {
    private static final GraphView VIEW = SmallWorld.GRAPH.latest();
    private static final RiskModel MODEL =
            RiskModel.of(SmallWorld.draft(SmallWorld.GRAPH.watermark(), true), FeatureCatalogue.of(SmallWorld.GRAPH));
    private static final AccountEmbeddings ALL = AccountEmbeddings.of(MODEL, VIEW, 100_000, RunControl.NONE);

    @Test
    void everyAccountHasAnEmbeddingOfLengthOne() {
        long accounts =
                IntStream.range(0, VIEW.nodeCount()).filter(VIEW::isAccount).count();
        assertThat(ALL.size()).isEqualTo((int) accounts);
        assertThat(ALL.truncated()).isFalse();
        assertThat(ALL.dimension()).isEqualTo(32);
        assertThat(ALL.modelId()).isEqualTo(MODEL.id());
        for (int i = 0; i < ALL.size(); i += 50) {
            double squares = 0;
            for (float value : ALL.embedding(i)) {
                squares += value * value;
            }
            assertThat(squares).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void theNearestAreThoseOfTheLargestCosine() {
        for (int i = 0; i < ALL.size(); i += 200) {
            float[] query = ALL.embedding(i);
            int account = ALL.account(i);
            List<Double> slow = IntStream.range(0, ALL.size())
                    .filter(other -> ALL.account(other) != account)
                    .mapToObj(other -> cosine(query, ALL.embedding(other)))
                    .sorted(Comparator.reverseOrder())
                    .limit(7)
                    .toList();
            List<AccountEmbeddings.Near> nearest = ALL.nearest(account, query, 7);
            assertThat(nearest).hasSize(7).noneMatch(near -> near.account() == account);
            for (int j = 0; j < 7; j++) {
                assertThat(nearest.get(j).cosine()).isCloseTo(slow.get(j), within(1e-5));
            }
        }
    }

    @Test
    void ofTooManyThoseSeenLastAreTaken() {
        AccountEmbeddings some = AccountEmbeddings.of(MODEL, VIEW, 100, RunControl.NONE);
        assertThat(some.size()).isEqualTo(100);
        assertThat(some.truncated()).isTrue();
        assertThat(some.account(99)).isEqualTo(ALL.account(ALL.size() - 1));
        assertThat(some.embedding(99)).isEqualTo(ALL.embedding(ALL.size() - 1));
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
