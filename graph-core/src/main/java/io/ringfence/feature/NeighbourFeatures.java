package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import io.ringfence.graph.TemporalGraph;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is said of an account, and of the accounts around it over one and two hops: attributes, degrees, labels. */
final class NeighbourFeatures {
    /** Features of {@link #declare} that are there whatever the attributes. */
    static final int FIXED = 7;

    private static final int OF_EACH = 5;
    private static final Pattern OF_ATTRIBUTE = Pattern.compile(
            "attribute\\.([a-z0-9_]+)|neighbour2?\\.(?!degree_)([a-z0-9_]+)_(?:mean|gap|deviation|rare)");

    private final FeatureCatalogue catalogue;
    private final int attribute;
    private final int degree;
    private final int mean;
    private final int label;
    private volatile Places places = new Places(new WeakReference<>(null), 0, new int[0]);

    /** Where a graph keeps the attributes of the catalogue. */
    private record Places(WeakReference<TemporalGraph> graph, int known, int[] at) {}

    NeighbourFeatures(FeatureCatalogue catalogue) {
        this.catalogue = catalogue;
        List<String> names = names(catalogue.attributes());
        attribute = names.isEmpty() ? -1 : catalogue.require("attribute." + names.getFirst());
        degree = catalogue.indexOf("neighbour.degree_mean");
        mean = names.isEmpty() ? -1 : catalogue.indexOf("neighbour." + names.getFirst() + "_mean");
        label = catalogue.indexOf("label.neighbour_known");
    }

    static List<Feature> declareOwn(List<String> attributes) {
        var all = new Declarations(Group.BEHAVIOUR);
        List<String> names = names(attributes);
        for (int i = 0; i < names.size(); i++) {
            all.add("attribute." + names.get(i), "1", "What is said of the account as " + attributes.get(i) + ".");
        }
        return all.features();
    }

    static List<Feature> declare(List<String> attributes) {
        var all = new Declarations(Group.NEIGHBOUR)
                .add("neighbour.degree_mean", "links", "Links of an account around it, mean.")
                .add("neighbour.degree_max", "links", "Links of an account around it, most.")
                .add("neighbour.degree_min", "links", "Links of an account around it, least.")
                .add("neighbour.closure", "1", "Share of the ties of those tied to it that lead to others tied to it.")
                .add("neighbour.rarity", "1", "Sum over the accounts around it of one over the links of each.")
                .add("neighbour2.degree_mean", "links", "Links of an account two ties away, mean.")
                .accounts("neighbour2.count", "Accounts two ties away, up to a bound.");
        List<String> names = names(attributes);
        for (int i = 0; i < names.size(); i++) {
            String said = attributes.get(i);
            all.add("neighbour." + names.get(i) + "_mean", "1", "Mean " + said + " of the accounts around it.")
                    .add("neighbour." + names.get(i) + "_gap", "1", "Its " + said + " less the mean around it.")
                    .add("neighbour." + names.get(i) + "_deviation", "1", "How widely " + said + " varies around it.")
                    .add(
                            "neighbour." + names.get(i) + "_rare",
                            "1",
                            "Mean " + said + " around it, the few-linked most.")
                    .add("neighbour2." + names.get(i) + "_mean", "1", "Mean " + said + " of accounts two ties away.");
        }
        return all.features();
    }

    static List<Feature> declareLabels() {
        return new Declarations(Group.LABEL)
                .accounts("label.neighbour_known", "Accounts around it with a known label.")
                .add("label.neighbour_share", "1", "Share of fraud among the labelled accounts around it.")
                .add("label.neighbour_rare_share", "1", "The same, each counting one over its links.")
                .add("label.neighbour_root_share", "1", "The same, each counting one over the root of its links.")
                .add("label.neighbour2_share", "1", "Share of fraud among those tied to one tied to it, mean.")
                .add("label.neighbour2_common_share", "1", "Share two ties away, each counting by ties in common.")
                .add(
                        "label.neighbour2_similar_share",
                        "1",
                        "Share two ties away, each counting by how alike its ties are.")
                .features();
    }

    void fill(Moment moment, Neighbours around, Sharing sharing, float[] row) {
        int known = moment.view().graph().attributes().size();
        boolean wanted = !catalogue.attributes().isEmpty();
        around.walk(moment, sharing, wanted ? known : 0);
        if (wanted) {
            attributes(places(moment.view().graph(), known), around, row);
        }
        boolean none = around.count == 0;
        if (degree >= 0) {
            row[degree] = none ? Float.NaN : (float) (around.degree / around.count);
            row[degree + 1] = none ? Float.NaN : around.most;
            row[degree + 2] = none ? Float.NaN : around.least;
            row[degree + 3] = around.followed == 0 ? Float.NaN : (float) around.closed / around.followed;
            row[degree + 4] = (float) around.rarity;
            row[degree + 5] = around.middles == 0 ? Float.NaN : (float) (around.secondDegree / around.middles);
            row[degree + 6] = around.second.size();
        }
        if (label >= 0) {
            row[label] = around.known;
            row[label + 1] = none ? Float.NaN : around.fraud.of(3);
            row[label + 2] = none ? Float.NaN : around.rareFraud.of(0.02);
            row[label + 3] = none ? Float.NaN : around.rootFraud.of(0.2);
            row[label + 4] = around.middles == 0 ? Float.NaN : (float) (around.secondShare / around.middles);
            row[label + 5] = around.middles == 0 ? Float.NaN : around.commonFraud.of(3);
            row[label + 6] = around.middles == 0 ? Float.NaN : around.similarFraud.of(1e-3);
        }
    }

    private void attributes(int[] at, Neighbours around, float[] row) {
        for (int i = 0; i < at.length; i++) {
            int place = at[i];
            row[attribute + i] = place < 0 ? Float.NaN : around.own[place];
            if (mean < 0) {
                continue;
            }
            int first = mean + OF_EACH * i;
            if (place < 0 || around.counts[place] == 0) {
                Arrays.fill(row, first, first + OF_EACH, Float.NaN);
                continue;
            }
            double near = around.mean(place);
            row[first] = (float) near;
            row[first + 1] = (float) (around.own[place] - near);
            row[first + 2] = (float) around.deviation(place);
            row[first + 3] = (float) (around.rareSums[place] / around.rarities[place]);
            row[first + 4] = around.secondCounts[place] == 0
                    ? Float.NaN
                    : (float) (around.secondMeans[place] / around.secondCounts[place]);
        }
    }

    /** The places of the catalogue's attributes in a graph, which may have come in another order there. */
    private int[] places(TemporalGraph graph, int known) {
        Places current = places;
        if (current.graph().get() != graph || current.known() != known) {
            List<String> there = names(graph.attributes());
            int[] at = names(catalogue.attributes()).stream()
                    .mapToInt(there::indexOf)
                    .toArray();
            current = new Places(new WeakReference<>(graph), known, at);
            places = current;
        }
        return current.at();
    }

    /** The attribute that a feature is about, as a part of its name; null where it is about none. */
    static @Nullable String attributeOf(String feature) {
        Matcher matcher = OF_ATTRIBUTE.matcher(feature);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    /** Attributes as parts of feature names: lower snake case, told apart by a number where two become one. */
    static List<String> names(List<String> attributes) {
        var names = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (String attribute : attributes) {
            String name = attribute.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
            String distinct = name;
            for (int i = 2; !taken.add(distinct); i++) {
                distinct = name + "_" + i;
            }
            names.add(distinct);
        }
        return names;
    }
}
