package io.ringfence.embeddings.drift;

import io.ringfence.embeddings.drift.Quantity.Kind;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.feature.FeatureExtractor;
import io.ringfence.feature.PendingLink;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that is watched, for the decisions of one window, as it was known before each. */
final class Profile {
    private static final int MOST_LINKS = 500;
    private static final String SCORE = "score";
    private static final String DEGREE = "degree";
    private static final String COMPONENT = "component_size";
    private static final String RARITY = "identifier_users.";

    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, int[]> segments = new TreeMap<>();
    private final int size;

    private Profile(int size) {
        this.size = size;
    }

    /** All that is watched, of the decisions of a window. */
    static Profile of(TemporalGraph graph, Watched watched, DecisionWindow window, RunControl control) {
        var profile = new Profile(window.decisions().size());
        profile.fill(graph, window, watched, control);
        return profile;
    }

    private void fill(TemporalGraph graph, DecisionWindow window, Watched watched, RunControl control) {
        int[] columns = watched.features().stream()
                .mapToInt(watched.catalogue()::indexOf)
                .toArray();
        double[][] read = new double[columns.length][size];
        double[] score = new double[size];
        double[] degree = new double[size];
        double[] component = new double[size];
        List<String> identifiers = identifiers(watched);
        double[][] users = new double[identifiers.size()][size];
        for (double[] one : users) {
            Arrays.fill(one, Double.NaN);
        }
        var extractor = new FeatureExtractor(watched.catalogue());
        var components = size == 0 ? null : WindowComponents.of(graph, window.from(), window.to());
        Map<String, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            if (i % 64 == 0) {
                control.check("looking at decisions", i, size);
            }
            DecisionPoint point = window.decisions().get(i).point();
            GraphView view = graph.before(window.decisions().get(i).sequence());
            float[] features = extractor.extract(view, point);
            for (int c = 0; c < columns.length; c++) {
                read[c][i] = columns[c] < 0 ? Double.NaN : features[columns[c]];
            }
            score[i] = watched.scoring().risk(view, point);
            int account = point.account();
            degree[i] = account < 0 || account >= view.nodeCount() ? 0 : view.degree(account);
            component[i] = account < 0 || components == null ? 1 : components.size(account);
            for (PendingLink link : point.links()) {
                int type = identifiers.indexOf(link.type());
                if (type >= 0) {
                    users[type][i] = users(view, link.node());
                }
            }
            for (String segment : Segments.of(view, point)) {
                places.computeIfAbsent(segment, name -> new ArrayList<>()).add(i);
            }
        }
        for (int c = 0; c < columns.length; c++) {
            put(watched.features().get(c), Kind.FEATURE, read[c]);
        }
        put(SCORE, Kind.SCORE, score);
        put(DEGREE, Kind.DEGREE, degree);
        put(COMPONENT, Kind.COMPONENT_SIZE, component);
        for (int type = 0; type < users.length; type++) {
            put(RARITY + identifiers.get(type), Kind.IDENTIFIER_RARITY, users[type]);
        }
        places.forEach((segment, at) ->
                segments.put(segment, at.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** Accounts seen on a thing, among its newest links. */
    private static int users(GraphView view, int node) {
        if (node < 0 || node >= view.nodeCount()) {
            return 0;
        }
        var accounts = new HashSet<Integer>();
        int degree = view.degree(node);
        for (int i = Math.max(0, degree - MOST_LINKS); i < degree; i++) {
            accounts.add(view.neighbour(node, i));
        }
        return accounts.size();
    }

    /** The types of things that tell one from another: merchants, which all use, and accounts are none. */
    private static List<String> identifiers(Watched watched) {
        return watched.catalogue().types().all().stream()
                .filter(type -> type.strength() != EntityType.Strength.NONE)
                .map(EntityType::name)
                .filter(name -> !name.equals(EntityType.ACCOUNT) && !name.equals(EntityType.MERCHANT))
                .toList();
    }

    private void put(String name, Kind kind, double[] numbers) {
        values.put(name, numbers);
        kinds.put(name, kind);
    }

    int size() {
        return size;
    }

    List<String> names() {
        return new ArrayList<>(values.keySet());
    }

    Kind kind(String name) {
        return kinds.getOrDefault(name, Kind.FEATURE);
    }

    /** The values of a quantity, by decision; missing ones where it was never heard of. */
    double[] values(String name) {
        double[] known = values.get(name);
        if (known == null) {
            known = new double[size];
            Arrays.fill(known, Double.NaN);
        }
        return known;
    }

    double[] values(String name, int[] places) {
        double[] all = values(name);
        return Arrays.stream(places).mapToDouble(place -> all[place]).toArray();
    }

    /** The decisions of each segment, by place. */
    Map<String, int[]> segments() {
        return segments;
    }

    static double mean(double[] numbers) {
        return Arrays.stream(numbers)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
