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
import java.util.List;
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
                .hasMessage("model " + poor + " may not be promoted; graph: no proof that the graph helps");
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
        Files.writeString(manifest, text.replace("\"passed\" : false", "\"passed\" : true"));
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

    @Test
    void aSoundChampionHasNoTroubles() throws Exception {
        assertThat(registry.state()).isEqualTo(ModelState.NONE);
        String only = registry.register(SmallWorld.draft(MAY, true));
        assertThat(registry.state()).isEqualTo(new ModelState(only, MAY, only, List.of()));
    }

    @Test
    void everyWayToLoseAChampionIsSaidAndTheLastGoodOneServes() throws Exception {
        String good = registry.register(SmallWorld.draft(MAY, true));
        String victim = registry.register(SmallWorld.draft(JUNE, true));
        registry.promote(victim);
        Path folder = models.resolve(victim);
        for (String kind : new String[] {"cut", "flip", "absent"}) {
            Path trees = folder.resolve("trees.json");
            byte[] whole = Files.readAllBytes(trees);
            damage(trees, whole, kind);
            assertLost(good, victim, "trees.json");
            Files.write(trees, whole);
        }
        Path manifest = folder.resolve(Manifest.FILE);
        String text = Files.readString(manifest);
        for (int other : new int[] {Manifest.FORMAT - 1, 99}) {
            Files.writeString(manifest, text.replace("\"format\" : " + Manifest.FORMAT, "\"format\" : " + other));
            assertLost(
                    good,
                    victim,
                    "it has format " + other + ", this build reads " + Manifest.FORMAT + "; train a new one");
        }
        Files.writeString(manifest, text);
        Path aside = models.resolve(".unfinished-aside");
        Files.move(folder, aside);
        assertLost(good, victim, "manifest.json is absent");
        Files.move(aside, folder);
        assertThat(new ModelRegistry(models).state().troubles()).isEmpty();
    }

    private void assertLost(String good, String victim, String why) {
        ModelState state = new ModelRegistry(models).state();
        assertThat(state.serving()).isEqualTo(good);
        assertThat(state.champion()).isEqualTo(victim);
        assertThat(state.troubles())
                .singleElement()
                .asString()
                .contains("champion " + victim + " cannot be loaded", why);
    }

    @Test
    void damageUnderARunningServiceIsSaidAndTheModelServesOnFromMemory() throws Exception {
        String only = registry.register(SmallWorld.draft(MAY, true));
        assertThat(registry.state().troubles()).isEmpty();
        Path network = models.resolve(only).resolve("gnn.safetensors");
        byte[] whole = Files.readAllBytes(network);
        damage(network, whole, "cut");
        assertThat(serving()).isEqualTo(only);
        assertThat(registry.state().troubles())
                .containsExactly("model " + only + " serves from memory, but would not load again: gnn.safetensors was"
                        + " altered or cut short: its SHA-256 does not match");
        Files.write(network, whole);
        assertThat(registry.state().troubles()).isEmpty();
    }

    @Test
    void aSwapToADamagedModelLeavesTheOneThatServes() throws Exception {
        String first = registry.register(SmallWorld.draft(MAY, true));
        assertThat(serving()).isEqualTo(first);
        var elsewhere = new ModelRegistry(models);
        String second = elsewhere.register(SmallWorld.draft(JUNE, true));
        Path trees = models.resolve(second).resolve("trees.json");
        byte[] whole = Files.readAllBytes(trees);
        elsewhere.promote(second);
        damage(trees, whole, "flip");
        assertThat(serving()).isEqualTo(first);
        assertThat(registry.state().troubles()).singleElement().asString().contains(second, "trees.json");
        elsewhere.rollback();
        assertThat(serving()).isEqualTo(first);
        assertThat(registry.state().troubles()).isEmpty();
    }

    @Test
    void eachGateThatFailsIsNamedWithItsNumbers() throws Exception {
        ModelDraft draft = SmallWorld.draft(JUNE, true)
                .with(
                        List.of(new GateCheck(GateCheck.CALIBRATION, 0.2, 0.05, false, "off by 0.200")),
                        new Findings(new Latency(900, 9000, Latency.LIMIT_MICROS, 1000), null, null));
        String id = registry.register(draft);
        assertThat(registry.champion().orElseThrow().gatePassed()).isFalse();
        assertThatThrownBy(() -> registry.promote(id))
                .hasMessage(
                        "model " + id + " may not be promoted; calibration: off by 0.200; latency: scoring a decision"
                                + " takes 9000 µs at the 99th percentile (median 900), at most 5000 is allowed");
        assertThat(registry.summary(id).orElseThrow().checks())
                .extracting(GateCheck::gate)
                .containsExactly(GateCheck.GRAPH, GateCheck.CALIBRATION, GateCheck.LATENCY);
    }

    @Test
    void aLatencyThatIsMadeUpIsSeen() throws Exception {
        String id = registry.register(SmallWorld.draft(MAY, true));
        Path manifest = models.resolve(id).resolve(Manifest.FILE);
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replaceFirst("\"p99Micros\" : [0-9.]+", "\"p99Micros\" : 1.0"));
        assertThat(Files.readString(manifest)).isNotEqualTo(text);
        assertThat(new ModelRegistry(models).summary(id).orElseThrow().gate()).contains("seal");
    }

    @Test
    void aModelKeepsItsDossierAndItsReference() throws Exception {
        String id = registry.register(SmallWorld.draft(MAY, true));
        Dossier dossier = registry.dossier(id).orElseThrow();
        assertThat(dossier).isEqualTo(SmallWorld.draft(MAY, true).findings().dossier());
        assertThat(dossier.contributions()).isNotEmpty();
        assertThat(dossier.intervals().get(ModelSummary.TREES).get("auprc"))
                .satisfies(bounds -> assertThat(bounds.value()).isBetween(bounds.lower(), bounds.upper()));
        assertThat(registry.reference(id))
                .contains(SmallWorld.draft(MAY, true).findings().reference());
    }

    @Test
    void challengersScoreInTheShadowWhereTheyAreNamed() throws Exception {
        String champion = registry.register(SmallWorld.draft(MAY, true));
        String challenger = registry.register(SmallWorld.draft(JUNE, false));
        assertThat(registry.shadows()).isEmpty();
        assertThatThrownBy(() -> registry.shadow(champion)).hasMessageContaining("serves already");
        assertThatThrownBy(() -> registry.shadow("nobody")).hasMessageContaining("there is no model nobody");
        registry.shadow(challenger);
        assertThat(new ModelRegistry(models).shadows())
                .extracting(RiskModel::id)
                .containsExactly(challenger);
        registry.unshadow(challenger);
        assertThat(registry.shadows()).isEmpty();
        assertThatThrownBy(() -> registry.unshadow(challenger)).hasMessageContaining("does not score in the shadow");
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
