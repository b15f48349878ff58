package io.ringfence.loaders.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EmbeddingStoreIT {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final int ACCOUNTS = 3_000;
    private static final int DIMENSIONS = 16;

    private GraphStore store;
    private EmbeddingStore embeddings;

    @BeforeEach
    void clear() throws IOException {
        store = TestDatabase.cleared().store();
        embeddings = store.embeddings();
        embeddings.models().forEach(embeddings::drop);
    }

    @Test
    void findsTheNearestByCosine() {
        List<AccountEmbedding> all = random(ACCOUNTS, 1);
        open(all);
        assertThat(embeddings.save("model 1", all, RunControl.NONE)).isEqualTo(ACCOUNTS);

        int found = 0;
        for (int i = 0; i < 20; i++) {
            AccountEmbedding one = all.get(i * 7);
            List<SimilarAccount> near = embeddings.similar("model 1", one.accountId(), 10);
            List<String> exact = all.stream()
                    .filter(other -> !other.accountId().equals(one.accountId()))
                    .sorted(Comparator.comparingDouble(other -> -cosine(one.vector(), other.vector())))
                    .limit(10)
                    .map(AccountEmbedding::accountId)
                    .toList();
            assertThat(near).hasSize(10);
            assertThat(near.getFirst().similarity())
                    .isCloseTo(cosine(one.vector(), vector(all, near.getFirst().accountId())), within(1e-4));
            found += (int) near.stream()
                    .filter(other -> exact.contains(other.accountId()))
                    .count();
        }
        assertThat(found).as("of 200 nearest").isGreaterThan(180);
        assertThat(embeddings.nearest("model 1", all.get(5).vector(), 1))
                .extracting(SimilarAccount::accountId)
                .containsExactly(all.get(5).accountId());
    }

    @Test
    void eachModelHasItsOwnAndARepeatReplaces() {
        List<AccountEmbedding> first = random(50, 2);
        open(first);
        embeddings.save("m1", first, RunControl.NONE);
        embeddings.save("m2", List.of(new AccountEmbedding("a1", new float[] {1, 0})), RunControl.NONE);
        embeddings.save("m1", List.of(new AccountEmbedding("a1", first.get(2).vector())), RunControl.NONE);

        assertThat(embeddings.models()).containsExactly("m1", "m2");
        assertThat(embeddings.similar("m1", "a2", 1).getFirst().accountId()).isEqualTo("a1");
        assertThat(embeddings.similar("m1", "a2", 49)).hasSize(49);
        assertThat(embeddings.similar("m2", "a1", 5)).isEmpty();
        assertThat(embeddings.nearest("m2", new float[] {-1, 0}, 5)).containsExactly(new SimilarAccount("a1", -1));
        embeddings.drop("m1");
        assertThat(embeddings.models()).containsExactly("m2");
        assertThat(embeddings.similar("m1", "a2", 1)).isEmpty();
        assertThat(embeddings.nearest("m1", first.get(2).vector(), 1)).isEmpty();
    }

    @Test
    void anErasedAccountIsFoundNoMoreAndOneThatIsNotThereIsLeftOut() {
        List<AccountEmbedding> all = random(20, 3);
        open(all.subList(0, 19));
        String before = store.state();
        assertThat(embeddings.save("m", all, RunControl.NONE)).isEqualTo(19);
        assertThat(store.state()).as("events are as they were").isEqualTo(before);

        store.erase(EntityId.account("a3"), RunControl.NONE);

        assertThat(embeddings.similar("m", "a3", 5)).isEmpty();
        assertThat(embeddings.nearest("m", all.get(3).vector(), 20))
                .hasSize(18)
                .noneMatch(near -> near.accountId().equals("a3"));
        assertThat(store.eventCount()).isEqualTo(18);
    }

    @Test
    void refusesWhatHasNoDirectionOrAnotherLength() {
        open(random(2, 4));
        embeddings.save("m", List.of(new AccountEmbedding("a1", new float[] {1, 2})), RunControl.NONE);

        assertThatIllegalArgumentException().isThrownBy(() -> new AccountEmbedding("a1", new float[] {0, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountEmbedding("a1", new float[] {Float.NaN}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> embeddings.save(
                        "m", List.of(new AccountEmbedding("a1", new float[] {1, 2, 3})), RunControl.NONE))
                .withMessageContaining("got 3 after 2");
        assertThatIllegalArgumentException().isThrownBy(() -> embeddings.nearest("m", new float[] {1}, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> embeddings.nearest("m", new float[] {1, 2}, 0));
    }

    private void open(List<AccountEmbedding> all) {
        var events = new ArrayList<Event>();
        for (AccountEmbedding one : all) {
            events.add(new Event.AccountOpened(one.accountId(), NOON, NOON, new Source("accounts.csv", 1)));
        }
        store.append(events, RunControl.NONE);
    }

    private static List<AccountEmbedding> random(int count, long seed) {
        var random = new Random(seed);
        var all = new ArrayList<AccountEmbedding>();
        for (int i = 0; i < count; i++) {
            float[] vector = new float[DIMENSIONS];
            for (int j = 0; j < DIMENSIONS; j++) {
                vector[j] = (float) random.nextGaussian();
            }
            all.add(new AccountEmbedding("a" + i, vector));
        }
        return all;
    }

    private static float[] vector(List<AccountEmbedding> all, String account) {
        return all.get(Integer.parseInt(account.substring(1))).vector();
    }

    private static double cosine(float[] one, float[] other) {
        double product = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            a += one[i] * one[i];
            b += other[i] * other[i];
        }
        return product / Math.sqrt(a * b);
    }
}
