package io.ringfence.graph;

import io.ringfence.benchmark.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A snapshot of 10.1 million links: written, opened, opened and asked for one account, opened and read whole. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx6g"})
@Warmup(iterations = 3)
@Measurement(iterations = 7)
public class GraphFileBenchmark {
    @Param({"1", "2"})
    int threads;

    private TemporalGraph graph = new TemporalGraph(EntityTypes.DEFAULT);
    private Path file = Path.of("");
    private Path other = Path.of("");

    @Setup
    public void build() throws IOException {
        graph = TimedLinks.large().build(Inputs.threads(2));
        file = Files.createTempFile("graph", ".snapshot");
        other = Files.createTempFile("graph", ".snapshot");
        GraphFile.write(graph, file);
        System.out.println("snapshot of " + Files.size(file) + " bytes");
    }

    @TearDown
    public void remove() throws IOException {
        Files.delete(file);
        Files.delete(other);
    }

    @Benchmark
    public void write() throws IOException {
        GraphFile.write(graph, other, "", Inputs.threads(threads));
    }

    @Benchmark
    public TemporalGraph open() throws IOException {
        return GraphFile.read(file, Inputs.threads(threads));
    }

    @Benchmark
    public int openAndAsk() throws IOException {
        GraphView view = GraphFile.read(file, Inputs.threads(threads)).latest();
        int node = view.node(EntityId.account("a77777"));
        int links = 0;
        for (int i = 0; i < view.degree(node); i++) {
            links += view.degree(view.neighbour(node, i));
        }
        return links;
    }

    @Benchmark
    public long openAndReadAllRows() throws IOException {
        GraphView view = GraphFile.read(file, Inputs.threads(threads)).latest();
        long[] sum = new long[1];
        for (int node = 0; node < view.nodeCount(); node++) {
            view.forEachLink(node, (neighbour, link) -> sum[0] += neighbour ^ link);
        }
        return sum[0];
    }
}
