package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.RingfenceProcess.Ended;
import io.ringfence.embeddings.shadow.ShadowLog;
import io.ringfence.embeddings.shadow.ShadowScore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasure as a user asks for it; each command is a process of its own, so that each reads the database anew. */
class EraseIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatWasErasedIsNotThereAfterARestart(@TempDir Path folder) throws Exception {
        var ringfence = new RingfenceProcess(folder);
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.writeString(input.resolve("links.csv"), """
                account_id,entity_type,entity_id,seen_at
                ann,device,d1,2026-01-03T08:15:00Z
                bob,device,d1,2026-01-03T08:16:00Z
                bob,device,d2,2026-01-03T08:17:00Z
                """);
        Files.writeString(input.resolve("payments.csv"), """
                payment_id,account_id,amount,currency,paid_at,device_id,to_account_id
                p1,ann,10.00,EUR,2026-01-04T08:15:00Z,d1,bob
                p2,bob,20.00,EUR,2026-01-05T08:15:00Z,d1,ann
                """);
        assertThat(ringfence.run("erase", "account", "ann", "--yes").err()).contains("account:ann is not there");
        Ended loaded = ringfence.run("load", input.toString());
        assertThat(loaded.status()).as(loaded.err()).isZero();
        Path features = folder.resolve("features.csv");
        assertThat(ringfence.run("features", "--out", features.toString()).status())
                .isZero();
        assertThat(features).content().contains("ann", "bob");
        Path snapshot = ringfence.home().resolve("graph.snapshot");
        assertThat(snapshot).exists();

        Ended unasked = ringfence.run("erase", "account", "ann");
        assertThat(unasked.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(unasked.err()).contains("add --yes");
        assertThat(snapshot).exists();

        Path models = Files.createDirectories(ringfence.home().resolve("models"));
        Path shadow = models.resolve("shadow-m1.ndjson");
        new ShadowLog(shadow).append(List.of(shadowScore("ann"), shadowScore("bob")));

        Ended erased = ringfence.run("erase", "account", "ann", "--yes", "--json");
        assertThat(erased.status()).as(erased.err()).isZero();
        JsonNode result = JSON.readTree(erased.out());
        assertThat(result.get("entity").asText()).isEqualTo("account:ann");
        assertThat(result.at("/erased/links").asInt()).isEqualTo(1);
        assertThat(result.at("/erased/payments").asInt()).isEqualTo(1);
        assertThat(result.at("/erased/parties").asInt()).isEqualTo(1);
        assertThat(result.at("/shadowScores").asInt()).isEqualTo(1);
        assertThat(snapshot).doesNotExist();
        assertThat(shadow).content().contains("bob").doesNotContain("ann");

        assertThat(ringfence.run("features", "--out", features.toString()).status())
                .isZero();
        assertThat(features).content().contains("bob").doesNotContain("ann");

        Ended again = ringfence.run("erase", "account", "ann", "--yes");
        assertThat(again.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(again.err()).contains("account:ann is not there; nothing was erased.");
    }

    private static ShadowScore shadowScore(String account) {
        return new ShadowScore(
                Instant.parse("2026-01-06T00:00:00Z"), account, null, "champion", 0.2, "low", "m1", 0.7, "high");
    }
}
