package io.ringfence.embeddings.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.embeddings.SmallWorld;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
    private static final Instant MAY = Instant.parse("2026-05-31T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-30T00:00:00Z");

    @TempDir
    Path models;

    private ModelRegistry registry;

    @BeforeEach
    void open() {
        registry = new ModelRegistry(models);
    }

    @Test
    void anEmptyRegistryHasNoChampion() {
        var nowhere = new ModelRegistry(models.resolve("absent"));
        assertThat(nowhere.list()).isEmpty();
        assertThat(nowhere.champion()).isEmpty();
    }

    @Test
    void theFirstModelThatPassesBecomesChampionAndALaterOneWaits() throws Exception {
        String first = registry.register(SmallWorld.draft(MAY, true));
        String second = registry.register(SmallWorld.draft(JUNE, true));
        assertThat(first).matches("20260531T000000Z-[0-9a-f]{8}");
        assertThat(status(first)).isEqualTo(ModelSummary.CHAMPION);
        assertThat(status(second)).isEqualTo(ModelSummary.CHALLENGER);
        assertThat(serving()).isEqualTo(first);
        assertThat(registry.list()).extracting(ModelSummary::id).containsExactly(second, first);
    }

    @Test
    void whereNoModelPassesTheNewestServesAndSaysSo() throws Exception {
        registry.register(SmallWorld.draft(MAY, false));
        String newest = registry.register(SmallWorld.draft(JUNE, false));
        assertThat(serving()).isEqualTo(newest);
        ModelSummary summary = registry.summary(newest).orElseThrow();
        assertThat(summary.status()).isEqualTo(ModelSummary.CHALLENGER);
        assertThat(summary.serving()).isTrue();
        assertThat(summary.gatePassed()).isFalse();
        var point = DecisionPoint.ofAccount(0, SmallWorld.GRAPH.watermark());
        assertThat(registry.champion()
                        .orElseThrow()
                        .score(SmallWorld.GRAPH.latest(), point)
                        .gatePassed())
                .isFalse();
    }

    @Test
    void aModelThatFailedTheGateIsNeverPromoted() throws Exception {
        String good = registry.register(SmallWorld.draft(MAY, true));
        String poor = registry.register(SmallWorld.draft(JUNE, false));
        assertThatThrownBy(() -> registry.promote(poor))
                .isInstanceOf(RegistryException.class)
                .hasMessage("model " + poor + " may not be promoted: no proof that the graph helps");
        assertThat(serving()).isEqualTo(good);
    }

    @Test
    void promoteAndRollBack() throws Exception {
        String first = registry.register(SmallWorld.draft(MAY, true));
        String second = registry.register(SmallWorld.draft(JUNE, true));
        registry.promote(second);
        assertThat(serving()).isEqualTo(second);
        assertThat(status(first)).isEqualTo(ModelSummary.RETIRED);
        assertThat(registry.rollback()).isEqualTo(first);
        assertThat(serving()).isEqualTo(first);
        assertThat(status(second)).isEqualTo(ModelSummary.RETIRED);
        assertThat(new ModelRegistry(models).champion().orElseThrow().id()).isEqualTo(first);
        assertThatThrownBy(registry::rollback)
                .isInstanceOf(RegistryException.class)
                .hasMessage("there is no earlier champion to roll back to");
        registry.promote(second);
        assertThat(serving()).isEqualTo(second);
    }

    @Test
    void anotherProcessIsHeard() throws Exception {
        String first = registry.register(SmallWorld.draft(MAY, true));
        assertThat(serving()).isEqualTo(first);
        var elsewhere = new ModelRegistry(models);
        String second = elsewhere.register(SmallWorld.draft(JUNE, true));
        elsewhere.promote(second);
        assertThat(serving()).isEqualTo(second);
    }

    @Test
    void anUnknownNameIsRefused() {
        for (String id : new String[] {"20260630T000000Z-00000000", "..", "../other", ""}) {
            assertThatThrownBy(() -> registry.promote(id))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("there is no model " + id);
        }
    }

    @Test
    void everyKindOfDamageIsSeenAndTheLastGoodChampionServes() throws Exception {
        String good = registry.register(SmallWorld.draft(MAY, true));
        String victim = registry.register(SmallWorld.draft(JUNE, true));
        registry.promote(victim);
        for (String file : files(models.resolve(victim))) {
            Path path = models.resolve(victim).resolve(file);
            byte[] whole = Files.readAllBytes(path);
            for (String kind : new String[] {"cut", "flip", "absent"}) {
                damage(path, whole, kind);
                var fresh = new ModelRegistry(models);
                ModelSummary summary = fresh.summary(victim).orElseThrow();
                assertThat(summary.status()).as("%s %s", file, kind).isEqualTo(ModelSummary.DAMAGED);
                assertThat(summary.gate()).as("%s %s", file, kind).contains(file);
                assertThat(fresh.champion().orElseThrow().id()).isEqualTo(good);
                assertThatThrownBy(() -> fresh.promote(victim)).hasMessageContaining("is damaged");
            }
            Files.write(path, whole);
        }
        assertThat(new ModelRegistry(models).champion().orElseThrow().id()).isEqualTo(victim);
    }

    @Test
    void aManifestThatPraisesItselfIsSeen() throws Exception {
        String poor = registry.register(SmallWorld.draft(JUNE, false));
        Path manifest = models.resolve(poor).resolve(Manifest.FILE);
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("\"gatePassed\" : false", "\"gatePassed\" : true"));
        assertThat(Files.readString(manifest)).isNotEqualTo(text);
        assertThatThrownBy(() -> registry.promote(poor)).hasMessageContaining("manifest.json was altered");
    }

    @Test
    void aChampionInMemoryOutlivesItsFolder() throws Exception {
        String only = registry.register(SmallWorld.draft(MAY, true));
        assertThat(serving()).isEqualTo(only);
        Files.delete(models.resolve(only).resolve("trees.json"));
        registry.register(SmallWorld.draft(JUNE, false));
        assertThat(serving()).isEqualTo(only);
        assertThat(status(only)).isEqualTo(ModelSummary.DAMAGED);
    }

    @Test
    void trainingAgainRepairsADamagedFolder() throws Exception {
        String id = registry.register(SmallWorld.draft(MAY, true));
        Path trees = models.resolve(id).resolve("trees.json");
        damage(trees, Files.readAllBytes(trees), "cut");
        assertThat(status(id)).isEqualTo(ModelSummary.DAMAGED);
        assertThat(new ModelRegistry(models).register(SmallWorld.draft(MAY, true)))
                .isEqualTo(id);
        assertThat(new ModelRegistry(models).summary(id).orElseThrow().status()).isEqualTo(ModelSummary.CHAMPION);
    }

    @Test
    void aModelOfAnotherCatalogueIsNotLoaded() throws Exception {
        String id = registry.register(SmallWorld.draft(MAY, true));
        var types = new ArrayList<>(EntityTypes.DEFAULT.all());
        EntityType device = EntityTypes.DEFAULT.get(EntityTypes.DEFAULT.indexOf("device"));
        types.add(new EntityType("passport", device.strength(), device.hubPolicy()));
        var other = new ModelRegistry(models, FeatureCatalogue.of(new EntityTypes(types)));
        assertThat(other.champion()).isEmpty();
        ModelSummary summary = other.summary(id).orElseThrow();
        assertThat(summary.status()).isEqualTo(ModelSummary.DAMAGED);
        assertThat(summary.gate()).contains("feature catalogue");
    }

    @Test
    void whatWasNeverFinishedIsNoModel() throws IOException {
        Files.createDirectories(models.resolve(".unfinished-1"));
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void aDamagedPointerLeavesTheNewestSoundModel() throws Exception {
        String first = registry.register(SmallWorld.draft(MAY, true));
        Files.writeString(models.resolve(Standing.FILE), "{");
        assertThat(new ModelRegistry(models).champion().orElseThrow().id()).isEqualTo(first);
    }

    private String serving() {
        return registry.champion().orElseThrow().id();
    }

    private String status(String id) {
        return registry.summary(id).orElseThrow().status();
    }

    private static String[] files(Path folder) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toArray(String[]::new);
        }
    }

    private static void damage(Path path, byte[] whole, String kind) throws IOException {
        switch (kind) {
            case "cut" -> Files.write(path, Arrays.copyOf(whole, whole.length / 2));
            case "absent" -> Files.delete(path);
            default -> {
                byte[] flipped = whole.clone();
                flipped[flipped.length / 3] ^= 1;
                Files.write(path, flipped);
            }
        }
    }
}
