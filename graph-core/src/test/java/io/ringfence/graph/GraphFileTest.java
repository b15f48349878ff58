package io.ringfence.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class GraphFileTest {
    private static final RunControl THREE = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

    private Path folder = Path.of("");

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("graph-file");
    }

    @AfterProperty
    void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 500)
    void anOpenedGraphIsTheOneWrittenAndGrowsAsIt(@ForAll long seed) throws IOException {
        var random = new SplittableRandom(seed);
        Layout layout = random.nextInt(4) == 0 ? Layout.DEFAULT : StoredGraphTest.TINY;
        Path file = folder.resolve("graph");
        var slow = new SlowGraph();
        var graph = new TemporalGraph(EntityTypes.DEFAULT, layout);
        for (Event event : RandomEvents.any(120, seed)) {
            assertThat(graph.append(event)).isEqualTo(slow.append(event));
            switch (random.nextInt(30)) {
                case 0 -> {
                    GraphFile.write(graph, file, "note", random.nextBoolean() ? RunControl.NONE : THREE);
                    graph = GraphFile.read(file, random.nextBoolean() ? RunControl.NONE : THREE);
                }
                case 1 -> graph.compact();
                default -> {}
            }
        }
        GraphFile.write(graph, file);
        StoredGraphTest.assertIs(GraphFile.read(file), slow, random);
    }

    @Example
    void theSameGraphGivesTheSameBytes() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        TemporalGraph graph = graph(150, StoredGraphTest.TINY);
        GraphFile.write(graph, one, "n", RunControl.NONE);
        GraphFile.write(GraphFile.read(one), other, "n", THREE);

        assertThat(Files.readAllBytes(other)).isEqualTo(Files.readAllBytes(one));
    }

    @Example
    void aNoteIsFoundWithoutOpening() throws IOException {
        Path file = folder.resolve("graph");
        GraphFile.write(graph(20, Layout.DEFAULT), file, "state 7 é", RunControl.NONE);

        assertThat(GraphFile.note(file)).isEqualTo("state 7 é");
    }

    @Example
    void aFileWithAnyByteChangedIsRefused() throws IOException {
        Path file = folder.resolve("graph");
        GraphFile.write(graph(15, StoredGraphTest.TINY), file);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            Files.write(file, damaged);
            assertThatIOException().isThrownBy(() -> GraphFile.read(file)).withMessageContaining(file.toString());
        }
    }

    @Example
    void aFileCutShortOrLengthenedIsRefused() throws IOException {
        Path file = folder.resolve("graph");
        GraphFile.write(graph(15, StoredGraphTest.TINY), file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> GraphFile.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("(?s).* is (empty|cut short.*)");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThatIOException().isThrownBy(() -> GraphFile.read(file)).withMessageContaining("damaged");
    }

    @Example
    void anotherVersionAndAnotherKindOfFileAreRefusedByName() throws IOException {
        Path file = folder.resolve("graph");
        GraphFile.write(graph(10, Layout.DEFAULT), file);
        byte[] whole = Files.readAllBytes(file);
        ByteBuffer.wrap(whole).putInt(8, 1);
        Files.write(file, whole);
        assertThatIOException()
                .isThrownBy(() -> GraphFile.read(file))
                .withMessageContaining("has version 1, this build reads 4");
        Files.writeString(file, "account_id,entity_type,entity_id,seen_at\n");
        assertThatIOException().isThrownBy(() -> GraphFile.read(file)).withMessageContaining("is not a graph file");
        assertThatIOException().isThrownBy(() -> GraphFile.read(folder.resolve("absent")));
    }

    @Example
    void aStoppedWriteLeavesTheOldFileAndNoOther() throws IOException {
        Path file = folder.resolve("graph");
        GraphFile.write(graph(10, Layout.DEFAULT), file, "old", RunControl.NONE);
        TemporalGraph more = graph(100, Layout.DEFAULT);

        assertThatThrownBy(
                        () -> GraphFile.write(more, file, "new", (phase, done, total) -> !phase.equals("writing ids")))
                .isInstanceOf(CancellationException.class);

        assertThat(GraphFile.note(file)).isEqualTo("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static TemporalGraph graph(int events, Layout layout) {
        var graph = new TemporalGraph(EntityTypes.DEFAULT, layout);
        List<Event> made = new ArrayList<>();
        for (long seed = 0; made.size() < events; seed++) {
            made.addAll(RandomEvents.any(100, seed));
        }
        made.subList(0, events).forEach(graph::append);
        return graph;
    }
}
