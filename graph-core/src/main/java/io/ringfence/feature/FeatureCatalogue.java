package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.TemporalGraph;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The features of a graph with given entity types, in the order of their values in a vector. */
public final class FeatureCatalogue {
    /** The catalogue of the built-in entity types. */
    public static final FeatureCatalogue DEFAULT = of(EntityTypes.DEFAULT);

    private final EntityTypes types;
    private final List<Feature> features;
    private final Map<String, Integer> positions = new HashMap<>();
    private final String version;

    private FeatureCatalogue(EntityTypes types, List<Feature> features) {
        this.types = types;
        this.features = List.copyOf(features);
        for (Feature feature : this.features) {
            if (positions.put(feature.name(), positions.size()) != null) {
                throw new IllegalArgumentException("feature " + feature.name() + " is declared twice");
            }
        }
        this.version = hash(this.features);
    }

    /** The catalogue of a graph with these entity types; a declared type adds its own features. */
    public static FeatureCatalogue of(EntityTypes types) {
        var features = new ArrayList<Feature>();
        features.addAll(BehaviourFeatures.declare(types));
        features.addAll(CounterpartyFeatures.declare(types));
        features.addAll(SharingFeatures.declare(types));
        features.addAll(TransferFeatures.declare());
        features.addAll(LabelFeatures.declare(types));
        features.addAll(CounterpartyFeatures.declareLabels(types));
        return new FeatureCatalogue(types, features);
    }

    /** The catalogue of a graph: of its entity types, with a feature for each attribute of its accounts. */
    public static FeatureCatalogue of(TemporalGraph graph) {
        return of(graph.types());
    }

    /** This without a group of features; what only they need is then not looked at. */
    public FeatureCatalogue without(Feature.Group group) {
        if (group == Feature.Group.BEHAVIOUR) {
            throw new IllegalArgumentException("an account's own acts are always there");
        }
        return new FeatureCatalogue(
                types, features.stream().filter(feature -> feature.group() != group).toList());
    }

    /** Whether there is any feature of a group. */
    public boolean has(Feature.Group group) {
        return features.stream().anyMatch(feature -> feature.group() == group);
    }

    /** All features, by position. */
    public List<Feature> features() {
        return features;
    }

    /** How long a vector is. */
    public int size() {
        return features.size();
    }

    /** The position of a feature, or −1. */
    public int indexOf(String name) {
        return positions.getOrDefault(name, -1);
    }

    /** The entity types that the catalogue was made for. */
    public EntityTypes types() {
        return types;
    }

    /** A hash of names and versions in order: two catalogues of one version give vectors of one meaning. */
    public String version() {
        return version;
    }

    /** The position of a feature that must be there. */
    int require(String name) {
        int index = indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no feature is called " + name);
        }
        return index;
    }

    /** The types that tie accounts by sharing, the account type itself left out, by index. */
    static List<EntityType> tying(EntityTypes types) {
        return types.all().stream()
                .skip(1)
                .filter(type -> type.strength() != EntityType.Strength.NONE)
                .toList();
    }

    private static String hash(List<Feature> features) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Feature feature : features) {
                digest.update((feature.name() + "@" + feature.version() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
