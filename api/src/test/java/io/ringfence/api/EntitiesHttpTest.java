package io.ringfence.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.workspace.ModelSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EntitiesHttpTest {
    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start(ModelSource.NONE);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anAccountIsGivenAsItIsKnown() {
        JsonNode account = service.get("/v1/entities/account/a-1").json();
        assertThat(account.at("/openedAt").asText()).isEqualTo("2026-03-01T10:01:00Z");
        assertThat(account.at("/label").asText()).isEqualTo("fraud");
        assertThat(account.at("/labelReason").asText()).isEqualTo("chargeback");
        assertThat(account.at("/neighbours/device").asInt()).isEqualTo(1);
        assertThat(account.at("/payments/amountCents").asLong()).isEqualTo(1000);
        assertThat(account.at("/rings/0/id").asText()).isEqualTo("R-farm");
        assertThat(account.at("/source/file").asText()).isEqualTo("accounts.csv");
        JsonNode before =
                service.get("/v1/entities/account/a-1?at=2026-03-02T00:00:00Z").json();
        assertThat(before.at("/label").asText()).isEqualTo("none");
    }

    @Test
    void aDeviceLeadsToTheRingsThatUseItAndAPlaceholderIsAHub() {
        assertThat(service.get("/v1/entities/device/d-farm")
                        .json()
                        .at("/rings/0/id")
                        .asText())
                .isEqualTo("R-farm");
        assertThat(service.get("/v1/entities/device/d-farm").json().at("/hub").asBoolean())
                .isFalse();
    }

    @Test
    void anUnknownEntityIsNotFound() {
        assertThat(service.get("/v1/entities/account/nobody").status()).isEqualTo(404);
        assertThat(service.get("/v1/entities/shoe/left").status()).isEqualTo(404);
        assertThat(service.get("/v1/entities/account/a-1?at=2020-01-01T00:00:00Z")
                        .status())
                .isEqualTo(404);
        assertThat(service.get("/v1/entities/account/a-1?at=then").status()).isEqualTo(400);
    }

    @Test
    void neighboursAreBoundedAndCounted() {
        JsonNode near = service.get("/v1/entities/account/a-1/neighbours").json();
        assertThat(near.at("/nodes/0/key").asText()).isEqualTo("account:a-1");
        assertThat(near.at("/nodes").size()).isEqualTo(1 + 2 + 5); // itself, device and card, the five on the device
        assertThat(near.at("/truncated").asBoolean()).isFalse();
        JsonNode few =
                service.get("/v1/entities/account/a-1/neighbours?limit=3").json();
        assertThat(few.at("/nodes").size()).isEqualTo(3);
        assertThat(few.at("/truncated").asBoolean()).isTrue();
        assertThat(few.at("/coverage/leftOut").asInt()).isPositive();
        assertThat(service.get("/v1/entities/account/a-1/neighbours?hops=9").status())
                .isEqualTo(400);
    }

    @Test
    void theCommunityOfAFarmAccountIsTheFarm() {
        JsonNode community = service.get("/v1/entities/account/a-2/community").json();
        assertThat(community.at("/accounts").findValuesAsText("id"))
                .containsExactly("a-1", "a-2", "a-3", "a-4", "a-5", "a-6");
        assertThat(community.at("/ring/id").asText()).isEqualTo("R-farm");
        assertThat(community.at("/entities").toString()).contains("d-farm");
    }

    @Test
    void accountsOfTheFarmAreAlike() {
        JsonNode alike = service.get("/v1/entities/account/a-3/similar").json();
        assertThat(alike.at("/similar").size()).isEqualTo(5);
        assertThat(alike.at("/similar/0/similarity").asDouble()).isBetween(0.5, 1.0);
        assertThat(alike.at("/similar/0/shared/0/id").asText()).isEqualTo("d-farm");
        double last = 2;
        for (JsonNode like : alike.at("/similar")) {
            assertThat(like.at("/similarity").asDouble()).isLessThanOrEqualTo(last);
            last = like.at("/similarity").asDouble();
        }
        assertThat(service.get("/v1/entities/device/d-farm/similar")
                        .json()
                        .at("/method")
                        .asText())
                .contains("Jaccard");
    }

    @Test
    void pathsNameTheRecordsBehindThem() {
        JsonNode paths =
                service.get("/v1/paths?from=account:a-1&to=account:a-5").json();
        assertThat(paths.at("/paths/0/entities/1/id").asText()).isEqualTo("d-farm");
        assertThat(paths.at("/paths/0/links/0/source/file").asText()).isEqualTo("links.csv");
        assertThat(paths.at("/paths/0/strength").asDouble()).isBetween(1e-9, 1.0);
        assertThat(service.get("/v1/paths?from=account:a-1&to=account:m-1")
                        .json()
                        .at("/paths")
                        .size())
                .isZero();
        assertThat(service.get("/v1/paths?from=account:a-1&to=account:zz").status())
                .isEqualTo(404);
        assertThat(service.get("/v1/paths?from=a-1&to=account:a-2").status()).isEqualTo(400);
        assertThat(service.get("/v1/paths?from=account:a-1").status()).isEqualTo(400);
    }

    @Test
    void searchFindsExactIdsFirst() {
        JsonNode found = service.get("/v1/search?q=A-1").json();
        assertThat(found.at("/entities/0/id").asText()).isEqualTo("a-1");
        JsonNode exact = service.get("/v1/search?q=a-1").json();
        assertThat(exact.at("/entities/0/match").asText()).isEqualTo("exact");
        assertThat(exact.at("/rings/0/id").asText()).isEqualTo("R-farm");
        JsonNode many = service.get("/v1/search?q=h&limit=4").json();
        assertThat(many.at("/entities").size()).isEqualTo(4);
        assertThat(many.at("/truncated").asBoolean()).isTrue();
        assertThat(service.get("/v1/search?q=r-f").json().at("/rings/0/id").asText())
                .isEqualTo("R-farm");
        assertThat(service.get("/v1/search?q=").status()).isEqualTo(400);
    }

    @Test
    void featuresOfManyEntitiesComeWithNamesAndVersions() {
        JsonNode features = service.post(
                        "/v1/features",
                        "{\"entities\":[{\"type\":\"account\",\"id\":\"a-2\"},{\"type\":\"device\",\"id\":\"d-farm\"},"
                                + "{\"type\":\"account\",\"id\":\"nobody\"}],\"at\":\"2026-03-02T00:00:00Z\"}")
                .json();
        assertThat(features.at("/vectors").size()).isEqualTo(3);
        assertThat(features.at("/vectors/2/known").asBoolean()).isFalse();
        assertThat(features.at("/features/0/version").asInt()).isPositive();
        assertThat(features.at("/vectors/0/values").size())
                .isEqualTo(features.at("/features").size());
        assertThat(features.at("/asOf").asText()).isEqualTo("2026-03-02T00:00:00Z");
        int fraud = -1;
        for (int i = 0; i < features.at("/features").size(); i++) {
            fraud = features.at("/features/" + i + "/name").asText().equals("label.fraud") ? i : fraud;
        }
        assertThat(features.at("/vectors/0/values/" + fraud).asInt()).isZero(); // the label came a week later
        assertThat(service.post("/v1/features", "{\"entities\":[]}").status()).isEqualTo(422);
    }
}
