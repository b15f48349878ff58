package io.ringfence.api.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.TinyModel;
import io.ringfence.embeddings.drift.DriftReference;
import io.ringfence.embeddings.registry.Dossier;
import io.ringfence.embeddings.registry.ModelRegistry;
import io.ringfence.embeddings.registry.ModelState;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.embeddings.shadow.ShadowLog;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.workspace.ModelSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShadowScoringTest {
    private static final Instant NOW = Instant.parse("2026-03-20T00:00:00Z");
    private static final int ROOM = 4;
    private static final ShadowScoring.Decision DECISION = new ShadowScoring.Decision(
            "a1",
            null,
            new TemporalGraph(EntityTypes.DEFAULT).latest(),
            new DecisionPoint(-1, List.of(), DecisionPoint.NO_AMOUNT, NOW),
            "champion",
            0.5,
            risk -> "high");

    @TempDir
    Path models;

    @Test
    void whereNobodyScoresInTheShadowNothingIsKept() {
        var shadow = new ShadowScoring(ModelSource.NONE, ROOM);
        shadow.offer(DECISION);
        assertThat(shadow.scored()).isZero();
        assertThat(shadow.dropped()).isZero();
    }

    @Test
    void whatThereIsNoRoomForIsDroppedAndCountedAndTheRestIsScored() throws Exception {
        String id = TinyModel.register(models, NOW, false);
        var registry = new ModelRegistry(models);
        var slow = new Slow(registry.model(id), registry.shadowLog(id));
        var shadow = new ShadowScoring(slow, ROOM);
        shadow.offer(DECISION);
        slow.busy.await();
        for (int i = 0; i < ROOM + 5; i++) {
            shadow.offer(DECISION);
        }
        assertThat(shadow.dropped()).isEqualTo(5);
        slow.go.countDown();
        for (int i = 0; i < 200 && shadow.scored() < ROOM + 1; i++) {
            Thread.sleep(20);
        }
        assertThat(shadow.scored()).isEqualTo(ROOM + 1);
        assertThat(shadow.failed()).isZero();
        assertThat(shadow.meanDifference()).isPositive();
        assertThat(new ShadowLog(registry.shadowLog(id)).read()).hasSize(ROOM + 1);
        shadow.stop();
    }

    /** A disk that takes its time. */
    private static final class Slow implements ModelSource {
        private final CountDownLatch busy = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final RiskModel model;
        private final Path log;

        Slow(RiskModel model, Path log) {
            this.model = model;
            this.log = log;
        }

        @Override
        public Optional<RiskModel> champion() {
            return Optional.empty();
        }

        @Override
        public List<ModelSummary> list() {
            return List.of();
        }

        @Override
        public ModelState state() {
            return ModelState.NONE;
        }

        @Override
        public List<RiskModel> shadows() {
            return List.of(model);
        }

        @Override
        public Path shadowLog(String id) {
            busy.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return log;
        }

        @Override
        public Optional<Dossier> dossier(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<DriftReference> reference(String id) {
            return Optional.empty();
        }
    }
}
