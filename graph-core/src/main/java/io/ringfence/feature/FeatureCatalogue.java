package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.TemporalGraph;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The features of a graph with given entity types, in the order of their values in a vector. */
public final class FeatureCatalogue {
    /** The catalogue of the built-in entity types. */
    public static final FeatureCatalogue DEFAULT = of(EntityTypes.DEFAULT);

    private final EntityTypes types;
    private final List<String> attributes;
    private final List<Feature> features;
    private final Map<String, Integer> positions = new HashMap<>();
    private final String version;

    private FeatureCatalogue(EntityTypes types, List<String> attributes, List<Feature> features) {
        this.types = types;
        this.attributes = List.copyOf(attributes);
        this.features = List.copyOf(features);
        for (Feature feature : this.features) {
            if (positions.put(feature.name(), positions.size()) != null) {
                throw new IllegalArgumentException("feature " + feature.name() + " is declared twice");
            }
        }
        this.version = hash(this.features, this.attributes);
    }

    /** The catalogue of a graph with these entity types; a declared type adds its own features. */
    public static FeatureCatalogue of(EntityTypes types) {
        return of(types, List.of());
    }

    /** The catalogue of a graph: of its entity types, with features for each attribute of its accounts. */
    public static FeatureCatalogue of(TemporalGraph graph) {
        return of(graph.types(), graph.attributes());
    }

    /** The catalogue of entity types and of attributes of accounts, in the order of {@link TemporalGraph#attributes}. */
    public static FeatureCatalogue of(EntityTypes types, List<String> attributes) {
        var features = new ArrayList<Feature>();
        features.addAll(BehaviourFeatures.declare(types));
        features.addAll(NeighbourFeatures.declareOwn(attributes));
        features.addAll(CounterpartyFeatures.declare(types));
        features.addAll(SharingFeatures.declare(types));
        features.addAll(NeighbourFeatures.declare(attributes));
        features.addAll(TransferFeatures.declare());
        features.addAll(PayeeFeatures.declare());
        features.addAll(RingFeatures.declare());
        features.addAll(MotifFeatures.declare());
        features.addAll(LabelFeatures.declare(types));
        features.addAll(PayeeFeatures.declareLabels());
        features.addAll(RingFeatures.declareLabels());
        features.addAll(CounterpartyFeatures.declareLabels(types));
        features.addAll(NeighbourFeatures.declareLabels());
        return new FeatureCatalogue(types, attributes, features);
    }

    /**
     * This with the attributes that some features are about, so that a model finds its features whatever attributes the
     * graph has by now; in a graph without one its values are NaN.
     */
    public FeatureCatalogue covering(Collection<String> names) {
        var wanted = new ArrayList<>(attributes);
        for (String name : names) {
            String attribute = indexOf(name) >= 0 ? null : NeighbourFeatures.attributeOf(name);
            if (attribute != null && !wanted.contains(attribute)) {
                wanted.add(attribute);
            }
        }
        return wanted.size() == attributes.size() ? this : of(types, wanted);
    }

    /** This without a group of features; what only they need is then not looked at. */
    public FeatureCatalogue without(Feature.Group group) {
        if (group == Feature.Group.BEHAVIOUR) {
            throw new IllegalArgumentException("an account's own acts are always there");
        }
        return new FeatureCatalogue(
                types,
                attributes,
                features.stream().filter(feature -> feature.group() != group).toList());
    }

    /** This with the features of labels and those of the account's own acts alone. */
    FeatureCatalogue onlyLabels() {
        FeatureCatalogue only = this;
        for (Feature.Group group : Feature.Group.values()) {
            only = group == Feature.Group.BEHAVIOUR || group == Feature.Group.LABEL ? only : only.without(group);
        }
        return only;
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

    /** The attributes of accounts that have features, as the graph names them. */
    public List<String> attributes() {
        return attributes;
    }

    /**
     * A hash of names and versions in order, attributes left out: two catalogues of one version mean the same by one name,
     * and one of them may have attributes that the other has not.
     */
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

    private static String hash(List<Feature> features, List<String> attributes) {
        Set<String> varying = Stream.concat(
                        NeighbourFeatures.declareOwn(attributes).stream(),
                        NeighbourFeatures.declare(attributes).stream().skip(NeighbourFeatures.FIXED))
                .map(Feature::name)
                .collect(Collectors.toSet());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Feature feature : features) {
                if (!varying.contains(feature.name())) {
                    digest.update((feature.name() + "@" + feature.version() + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
