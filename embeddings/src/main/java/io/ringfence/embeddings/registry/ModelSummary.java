package io.ringfence.embeddings.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One model of the registry at a glance.
 *
 * @param id              the model's folder, such as {@code 20260630T000000Z-1a2b3c4d}
 * @param trainedAt       when it was trained
 * @param asOf            the moment whose knowledge it was trained on
 * @param status          one of {@link #CHAMPION}, {@link #CHALLENGER}, {@link #RETIRED}, {@link #DAMAGED}
 * @param serving         whether it is the one that scores now: the champion or, where no model may be champion, the
 *                        newest sound one
 * @param metrics         on the test rows, by model: {@link #NO_GRAPH}, {@link #TREES}, {@link #GRAPH_NETWORK},
 *                        {@link #TOGETHER}; empty where the folder is damaged
 * @param disjointMetrics the same on those test rows whose group had no row in training; empty where there were too few
 * @param gain            what the graph adds: {@link #TOGETHER} over {@link #NO_GRAPH}; null where the folder is damaged
 * @param networkGain     what the network adds: {@link #TOGETHER} over {@link #TREES}; null where the folder is damaged
 * @param gatePassed      whether the model may be promoted
 * @param gate            {@code passed}, or why not; where the folder is damaged, what is wrong with it
 * @param checks          each condition of promotion with what was measured; empty where the folder is damaged
 * @param provenance      where it came from; null where the folder is damaged
 */
public record ModelSummary(
        String id,
        Instant trainedAt,
        Instant asOf,
        String status,
        boolean serving,
        Map<String, Metrics> metrics,
        Map<String, Metrics> disjointMetrics,
        @Nullable Gain gain,
        @Nullable Gain networkGain,
        boolean gatePassed,
        String gate,
        List<GateCheck> checks,
        @Nullable Provenance provenance) {
    /** The model that serves. */
    public static final String CHAMPION = "champion";

    /** A sound model that has never served. */
    public static final String CHALLENGER = "challenger";

    /** A sound model that served once. */
    public static final String RETIRED = "retired";

    /** A folder that is torn, altered, or of another version; never loaded. */
    public static final String DAMAGED = "damaged";

    /** Boosted trees on the account's own behaviour alone. */
    public static final String NO_GRAPH = "no-graph";

    /** Boosted trees on graph features. */
    public static final String TREES = "trees";

    /** The graph neural network. */
    public static final String GRAPH_NETWORK = "graph-network";

    /** Trees and network, their log-odds weighed and added: what gives the risk. */
    public static final String TOGETHER = "together";

    /** Keeps sorted copies. */
    public ModelSummary {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        checks = List.copyOf(checks);
        disjointMetrics = Collections.unmodifiableMap(new TreeMap<>(disjointMetrics));
    }
}
