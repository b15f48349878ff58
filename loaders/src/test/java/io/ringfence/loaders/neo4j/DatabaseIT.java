package io.ringfence.loaders.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.EventOrder;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The child process: how it starts, dies, comes back, and what it says when it cannot. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class DatabaseIT {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedSurvivesAKilledServerAndABulkLoadThatBreaksOff() throws Exception {
        List<Event> events = SampleEvents.of(3_000, 5);
        var settings = TestDatabase.settings(directory);
        try (var database = Database.open(settings, RunControl.NONE)) {
            assertThat(database.isEmpty()).isTrue();
            assertThat(Files.exists(directory.resolve("current"))).isFalse();

            database.bulkLoad(EntityTypes.DEFAULT, events, RunControl.NONE);
            assertThat(database.store().events(RunControl.NONE)).isEqualTo(events);
            assertThat(database.store().types().all()).isEqualTo(EntityTypes.DEFAULT.all());
            // What the importer wrote and what append writes are the same: nothing of it is new.
            assertThat(database.store().append(events, RunControl.NONE))
                    .isEqualTo(new AppendResult(0, events.size(), 0));
            assertThat(database.store().entityCounts()).containsKeys("account", "device", "merchant");

            var acknowledged = new ArrayList<>(events);
            for (int i = 0; i < 20; i++) {
                Event event = link(i);
                if (i == 11) {
                    kill();
                }
                database.store().append(List.of(event), RunControl.NONE);
                acknowledged.add(event);
            }
            acknowledged.sort(EventOrder.BY_KNOWN_TIME);
            assertThat(database.store().events(RunControl.NONE)).isEqualTo(acknowledged);

            assertThatThrownBy(() -> Database.open(settings, RunControl.NONE))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid());
            attached(settings, acknowledged.size());

            assertThatThrownBy(() -> database.bulkLoad(
                            EntityTypes.DEFAULT,
                            SampleEvents.of(10, 6),
                            (phase, done, total) -> !phase.equals("importing")))
                    .isInstanceOf(java.util.concurrent.CancellationException.class);
            assertThat(database.store().events(RunControl.NONE)).isEqualTo(acknowledged);
        }
        assertThat(ServerFile.read(directory)).isEmpty();
        assertThat(Database.attach(settings)).isEmpty();
        try (var homes = Files.list(directory)) {
            assertThat(homes.filter(path -> path.getFileName().toString().startsWith("store-")))
                    .hasSize(1);
        }
    }

    @Test
    void theServerEndsWhenItsOwnerIsKilled() throws Exception {
        Process owner = owner();
        try {
            ServerFile file = awaitServer(owner);
            assertThat(file.process()).isPresent();

            owner.destroyForcibly().waitFor();

            file.process()
                    .ifPresent(server ->
                            server.onExit().orTimeout(2, TimeUnit.MINUTES).join());
            assertThat(file.process()).isEmpty();
        } finally {
            owner.destroyForcibly();
        }
        try (var database = Database.open(TestDatabase.settings(directory), RunControl.NONE)) {
            assertThat(database.store().eventCount()).isEqualTo(1);
        }
    }

    @Test
    void saysInOneLineWhyAServerOfOthersCannotBeUsed() throws Exception {
        assertThatThrownBy(() -> open("bolt://127.0.0.1:1"))
                .hasMessageContaining("cannot reach Neo4j at bolt://127.0.0.1:1");
        assertThatThrownBy(() -> open("http://127.0.0.1:1"))
                .hasMessageContaining("'http://127.0.0.1:1' is not the address of a Neo4j server");
        TestDatabase.cleared().store().eventCount();
        assertThatThrownBy(() -> open(TestDatabase.uri()))
                .hasMessageContaining("refused user neo4j: check NEO4J_USER and NEO4J_PASSWORD");
    }

    @Test
    void aServerOfOthersIsUsedLikeOurOwn() throws Exception {
        TestDatabase.cleared().store().eventCount();
        var settings = new DatabaseSettings(
                directory, directory, URI.create(TestDatabase.uri()), "neo4j", TestDatabase.password(), directory);
        try (var database = Database.open(settings, RunControl.NONE)) {
            assertThat(database.isEmbedded()).isFalse();
            assertThat(database.isEmpty()).isTrue();
            database.store().append(List.of(link(1)), RunControl.NONE);
            assertThat(database.store().eventCount()).isEqualTo(1);
            assertThatThrownBy(() -> database.bulkLoad(EntityTypes.DEFAULT, List.of(), RunControl.NONE))
                    .hasMessageContaining("only the embedded database");
        }
    }

    /** Attaches to the server that this process runs, as another process would. */
    private static void attached(DatabaseSettings settings, long events) {
        Optional<Database> attached = Database.attach(settings);
        assertThat(attached).isPresent();
        try (Database database = attached.get()) {
            assertThat(database.store().eventCount()).isEqualTo(events);
        }
    }

    private void kill() {
        ProcessHandle server =
                ServerFile.read(directory).orElseThrow().process().orElseThrow();
        server.destroyForcibly();
    }

    private Database open(String uri) {
        return Database.open(
                new DatabaseSettings(directory, directory, URI.create(uri), "neo4j", "wrong", directory),
                RunControl.NONE);
    }

    private Process owner() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dringfence.neo4j.lib=" + TestDatabase.libraries(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
    }

    private ServerFile awaitServer(Process owner) throws InterruptedException {
        while (true) {
            Optional<ServerFile> file = ServerFile.read(directory);
            if (file.isPresent() && Files.exists(directory.resolve("ready"))) {
                return file.get();
            }
            assertThat(owner.isAlive()).isTrue();
            Thread.sleep(200);
        }
    }

    private static Event link(int number) {
        Instant at = NOON.plusSeconds(number);
        return new Event.LinkSeen("live", new EntityId("device", "d" + number), at, at, Source.API);
    }

    /** A process that opens a database, writes one event and then does nothing. */
    static final class Owner {
        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            Database database = Database.open(TestDatabase.settings(directory), RunControl.NONE);
            database.store().append(List.of(link(0)), RunControl.NONE);
            Files.createFile(directory.resolve("ready"));
            Thread.sleep(TimeUnit.MINUTES.toMillis(10));
            database.close();
        }
    }
}
