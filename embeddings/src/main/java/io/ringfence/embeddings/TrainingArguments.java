package io.ringfence.embeddings;

import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.trees.TreesSearch;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a training process.
 *
 * @param graph   file that the graph is read from
 * @param out     folder of models
 * @param asOf    what is known after this does not exist; null for all that is known
 * @param seed    fixes every random choice
 * @param without features that the trees may not use, by name, or by a stem such as {@code label.*}
 * @param epochs  most passes of the graph network, 0 for the default
 * @param trials  most settings of the trees to try
 * @param networks architectures to train; the best on the validation rows is kept
 */
record TrainingArguments(
        Path graph,
        Path out,
        @Nullable Instant asOf,
        long seed,
        List<String> without,
        int epochs,
        List<Network> networks,
        int trials) {
    private static final String USAGE =
            "usage: TrainingJob --graph FILE --out DIR [--as-of TIME] [--seed N] [--without FEATURE,…] [--epochs N]"
                    + " [--network sage|wave|transfers|best] [--trials N]";

    TrainingArguments {
        without = List.copyOf(without);
        networks = List.copyOf(networks);
    }

    static TrainingArguments parse(List<String> arguments) throws TrainingException {
        Path graph = null;
        Path out = null;
        Instant asOf = null;
        long seed = 42;
        var without = new ArrayList<String>();
        int epochs = 0;
        int trials = TreesSearch.Budget.DEFAULT.trials();
        List<Network> networks = List.of(Network.SAGE);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw new TrainingException(option + " needs a value; " + USAGE);
            }
            String value = rest.next();
            try {
                switch (option) {
                    case "--graph" -> graph = Path.of(value);
                    case "--out" -> out = Path.of(value);
                    case "--as-of" -> asOf = Instant.parse(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    case "--without" -> without.addAll(features(value));
                    case "--network" -> networks = networks(value);
                    case "--epochs" -> epochs = positive(value);
                    case "--trials" -> trials = positive(value);
                    default -> throw new TrainingException("unknown option " + option + "; " + USAGE);
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new TrainingException(option + " cannot be " + value + "; " + USAGE, e);
            }
        }
        if (graph == null || out == null) {
            throw new TrainingException("--graph and --out are needed; " + USAGE);
        }
        return new TrainingArguments(graph, out, asOf, seed, without, epochs, networks, trials);
    }

    /** How long to look for settings of the trees. */
    TreesSearch.Budget budget() {
        return new TreesSearch.Budget(trials, TreesSearch.Budget.DEFAULT.time());
    }

    /** What was asked for, for the record. */
    Map<String, String> describe() {
        return Map.of(
                "seed",
                Long.toString(seed),
                "without",
                String.join(",", without),
                "epochs",
                Integer.toString(epochs),
                "network",
                String.join(",", networks.stream().map(Network::label).toList()));
    }

    private static List<String> features(String value) {
        return List.of(value.split(",")).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<Network> networks(String value) {
        return value.equals("best") ? List.of(Network.values()) : List.of(Network.of(value));
    }

    private static int positive(String value) {
        int number = Integer.parseInt(value);
        if (number < 1) {
            throw new NumberFormatException("must be at least 1");
        }
        return number;
    }
}
