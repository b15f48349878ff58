package io.ringfence.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GraphCacheTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final Database database = new Database();

    @Test
    void whatWasReadOnceIsNotReadAgainUntilItChanges() {
        database.add("a");
        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(1);
        assertThat(database.reads).isEqualTo(1);

        database.add("b");
        assertThat(read()).isEqualTo(2);
        assertThat(read()).isEqualTo(2);
        assertThat(database.reads).isEqualTo(2);
    }

    @Test
    void aGraphFromTheSnapshotGrows() {
        database.add("a");
        read();
        TemporalGraph graph = new GraphCache(file(), true).read(database, RunControl.NONE);

        assertThat(graph.append(event("b"))).isTrue();
        assertThat(graph.append(event("a"))).isFalse();
        assertThat(graph.latest().linkCount()).isEqualTo(2);
    }

    @Test
    void aDamagedSnapshotIsMadeAnew() throws IOException {
        database.add("a");
        read();
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(), bytes);

        assertThat(read()).isEqualTo(1);
        assertThat(database.reads).isEqualTo(2);
        assertThat(read()).isEqualTo(1);
        assertThat(database.reads).isEqualTo(2);
    }

    @Test
    void nothingIsKeptOfAReadThatSomethingCameInto() {
        database.add("a");
        database.addWhileReading = "b";
        assertThat(read()).isEqualTo(1);
        assertThat(file()).doesNotExist();
        assertThat(read()).isEqualTo(2);
        assertThat(file()).exists();
    }

    @Test
    void aReaderBesideAnotherProcessWritesNothing() {
        database.add("a");
        new GraphCache(file(), false).read(database, RunControl.NONE);
        assertThat(file()).doesNotExist();
    }

    private int read() {
        return new GraphCache(file(), true)
                .read(database, RunControl.NONE)
                .latest()
                .linkCount();
    }

    private Path file() {
        return folder.resolve("graph.snapshot");
    }

    private static Event event(String account) {
        return new Event.LinkSeen(account, new EntityId("phone", "1"), NOON, NOON, new Source("f", 1));
    }

    private static final class Database implements GraphCache.Origin {
        private final List<Event> events = new ArrayList<>();
        private String addWhileReading = "";
        private int writes;
        private int reads;

        void add(String account) {
            events.add(event(account));
            writes++;
        }

        @Override
        public String state() {
            return "writes " + writes;
        }

        @Override
        public TemporalGraph read(RunControl control) {
            reads++;
            var graph = new TemporalGraph(EntityTypes.DEFAULT);
            events.forEach(graph::append);
            if (!addWhileReading.isEmpty()) {
                add(addWhileReading);
                addWhileReading = "";
            }
            return graph;
        }
    }
}
