package io.ringfence.benchmark;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
import java.util.zip.GZIPInputStream;

/** The graphs that benchmarks run on, by name, and the threads that they run with. */
public final class Inputs {
    /** Most accounts that share an identifier in {@code entity-pruned}. */
    public static final int CAP = 30;

    private Inputs() {}

    /** No progress, and this many threads. */
    public static RunControl threads(int threads) {
        return RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), threads));
    }

    /**
     * A graph by name: {@code entity}, {@code entity-pruned} (without identifiers of more than {@link #CAP} accounts),
     * {@code entity-small} (a hundredth), {@code kron20}, {@code kron16}, {@code enron} (under {@code RINGFENCE_DATA}).
     */
    public static Projection graph(String name) {
        RunControl control = threads(2);
        return switch (name) {
            case "entity" -> of(EntityLinks.large());
            case "entity-pruned" -> of(pruned(EntityLinks.large()));
            case "entity-small" -> of(EntityLinks.generate(20_000, 30_000, 100_000, 30));
            case "kron20" -> of(KroneckerLinks.kron20(), control);
            case "kron16" -> of(KroneckerLinks.generate(16, 16, 42), control);
            case "enron" -> enron(control);
            default -> throw new IllegalArgumentException("no input is called " + name);
        };
    }

    /** The projection of some links. */
    public static Projection of(EntityLinks links) {
        return Projection.simple(links.nodes(), links.from(), links.to(), threads(2));
    }

    private static Projection of(KroneckerLinks links, RunControl control) {
        return Projection.simple(links.nodes(), links.from(), links.to(), control);
    }

    /** The links without those to identifiers that more than {@link #CAP} accounts share; nodes keep their ids. */
    public static EntityLinks pruned(EntityLinks links) {
        int[] sharers = new int[links.nodes()];
        for (int identifier : links.to()) {
            sharers[identifier]++;
        }
        var from = new IntArrayList();
        var to = new IntArrayList();
        for (int i = 0; i < links.to().length; i++) {
            if (sharers[links.to()[i]] <= CAP) {
                from.add(links.from()[i]);
                to.add(links.to()[i]);
            }
        }
        return new EntityLinks(links.nodes(), from.toIntArray(), to.toIntArray(), links.ring());
    }

    private static Projection enron(RunControl control) {
        String data = System.getenv("RINGFENCE_DATA");
        if (data == null) {
            throw new IllegalStateException("enron is read from RINGFENCE_DATA, which is not set");
        }
        var from = new IntArrayList();
        var to = new IntArrayList();
        int most = -1;
        try (var reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Path.of(data, "enron.el.gz"))), StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] ends = line.trim().split("\\s+");
                from.add(Integer.parseInt(ends[0]));
                to.add(Integer.parseInt(ends[1]));
                most = Math.max(most, Math.max(from.getLast(), to.getLast()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Projection.simple(most + 1, from.toIntArray(), to.toIntArray(), control);
    }

    /** Writes a graph as text, one {@code u v} per edge, for programs that run beside ours. */
    public static void main(String[] arguments) throws IOException {
        Projection graph = graph(arguments[0]);
        try (var out = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1])))) {
            for (int node = 0; node < graph.nodeCount(); node++) {
                for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                    if (graph.neighbour(node, slot) > node) {
                        out.println(node + " " + graph.neighbour(node, slot));
                    }
                }
            }
        }
    }
}
