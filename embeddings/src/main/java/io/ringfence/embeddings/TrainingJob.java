package io.ringfence.embeddings;

import io.ringfence.embeddings.lineage.LineageFile;
import io.ringfence.embeddings.lineage.TrainingRun;
import io.ringfence.embeddings.registry.ModelDraft;
import io.ringfence.embeddings.registry.ModelRegistry;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.Provenance;
import io.ringfence.embeddings.registry.RegistryException;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.graph.GraphFile;
import io.ringfence.graph.TemporalGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/**
 * The training process: a JVM of its own, so that native libraries and their memory stay out of the service.
 *
 * <pre>{@code
 * TrainingJob --graph FILE --out MODELS [--as-of TIME] [--seed N] [--without FEATURE,…] [--epochs N]
 * }</pre>
 *
 * <p>Writes {@code progress<TAB>phase<TAB>done<TAB>total} lines to standard output and, last,
 * {@code model<TAB>id}; exits with 0. Where nothing can be trained it says why in one line on standard error and exits
 * with 1. A model that fails the gate is registered all the same and exits with 0: the registry knows and says so.
 */
public final class TrainingJob {
    private TrainingJob() {}

    /** Trains and registers one model. */
    public static void main(String[] arguments) {
        Owner.endWithIt();
        NativeSettings.apply();
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            TrainingArguments parsed = TrainingArguments.parse(arguments);
            String id = recorded(parsed, new ProgressLines(out));
            out.println("model\t" + id);
            out.flush();
            return 0;
        } catch (TrainingException | RegistryException | CancellationException e) {
            err.println("training failed: " + e.getMessage());
        } catch (IOException e) {
            err.println("training failed: its lineage cannot be written: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            err.println("training failed: not enough memory; give the process more with -Xmx");
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            err.println("training failed unexpectedly: " + e);
        }
        return 1;
    }

    /** Trains, and leaves word of how it began and ended. */
    private static String recorded(TrainingArguments arguments, ProgressLines progress)
            throws TrainingException, RegistryException, IOException {
        var lineage = new LineageFile(arguments.out());
        var run = new TrainingRun(
                UUID.randomUUID(),
                "train",
                arguments.graph(),
                Files.isReadable(arguments.graph()) ? hash(arguments.graph()) : null,
                arguments.asOf(),
                arguments.describe());
        lineage.start(run);
        try {
            Trained trained = train(arguments, run, progress);
            lineage.complete(trained.run, made(arguments, trained.summary));
            return trained.summary.id();
        } catch (TrainingException | RegistryException | RuntimeException | Error e) {
            lineage.fail(run, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private record Trained(TrainingRun run, ModelSummary summary) {}

    private static LineageFile.Made made(TrainingArguments arguments, ModelSummary model) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("gatePassed", model.gatePassed());
        facts.put("gate", model.gate());
        model.metrics().forEach((name, metrics) -> facts.put(name + ".auprc", metrics.auprc()));
        Provenance from = model.provenance();
        if (from != null) {
            facts.put("catalogue", from.catalogueVersion());
            facts.put("rows", from.rows());
        }
        return new LineageFile.Made(model.id(), arguments.out().resolve(model.id()), facts);
    }

    private static Trained train(TrainingArguments arguments, TrainingRun run, ProgressLines progress)
            throws TrainingException, RegistryException {
        progress.check("reading the graph", 0, 1);
        TemporalGraph graph = graph(arguments.graph());
        Instant asOf = arguments.asOf() == null ? graph.watermark() : arguments.asOf();
        String hash = run.graphHash() == null ? hash(arguments.graph()) : run.graphHash();
        ModelDraft draft = new Training(arguments).run(graph, asOf, hash, progress);
        progress.check("registering the model", 0, 1);
        var registry = new ModelRegistry(arguments.out(), FeatureCatalogue.of(graph));
        String id = registry.register(draft);
        return new Trained(run.read(hash, asOf), registry.summary(id).orElseThrow());
    }

    private static TemporalGraph graph(Path file) throws TrainingException {
        try {
            return GraphFile.read(file);
        } catch (NoSuchFileException e) {
            throw new TrainingException("there is no graph file " + file, e);
        } catch (IOException e) {
            throw new TrainingException("the graph cannot be read: " + e.getMessage(), e);
        }
    }

    private static String hash(Path file) throws TrainingException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (var digesting = new DigestInputStream(in, digest)) {
                digesting.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new TrainingException("the graph cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
