package io.ringfence.graph;

import io.ringfence.algorithm.PageRank;
import io.ringfence.algorithm.PageRankParameters;
import io.ringfence.algorithm.Ranks;
import io.ringfence.benchmark.Inputs;
import io.ringfence.projection.EntityProjection;
import io.ringfence.projection.ProjectionParameters;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a view of the 10.1 million links to ranks: as it is now, and as it was before the last link, which is the same
 * work but for cutting every row short.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx8g"})
@Warmup(iterations = 2)
@Measurement(iterations = 4)
public class AsOfBenchmark {
    @Param({"latest", "as-of"})
    String view;

    private final RunControl control = Inputs.threads(2);
    private GraphView seen = new TemporalGraph(EntityTypes.DEFAULT).latest();

    @Setup
    public void build() {
        TemporalGraph graph = TimedLinks.large().build(control);
        GraphView latest = graph.latest();
        seen = view.equals("latest") ? latest : graph.before(latest.linkCount() - 1);
    }

    @Benchmark
    public EntityProjection projection() {
        return EntityProjection.of(seen, ProjectionParameters.DEFAULT, control);
    }

    @Benchmark
    public Ranks projectionAndPageRank() {
        var projection = EntityProjection.of(seen, ProjectionParameters.DEFAULT, control);
        return PageRank.of(projection.graph(), PageRankParameters.DEFAULT, control);
    }
}
