package io.ringfence.embeddings.gnn;

import io.ringfence.embeddings.learning.Safetensors;
import io.ringfence.embeddings.learning.Tensor;
import io.ringfence.feature.NeighbourhoodSampler;
import io.ringfence.feature.Sample;
import io.ringfence.feature.TransferSampler;
import java.util.List;
import java.util.SortedMap;

/** The scales of a network's inputs: those of accounts, and those of the neighbours of each relation. */
final class Scales {
    private final Scaler root;
    private final Scaler[] relations;

    private Scales(Scaler root, Scaler[] relations) {
        this.root = root;
        this.relations = relations.clone();
    }

    /** As measured on training samples. */
    static Scales fit(Network network, List<Sample> samples, Shape shape) {
        Scaler root = Scaler.fit(samples.stream().map(Sample::root), shape.rootDimension());
        var relations = new Scaler[shape.relations()];
        for (int i = 0; i < relations.length; i++) {
            int relation = i;
            Scaler measured = Scaler.fit(samples.stream().map(one -> one.rows(relation)), shape.relationDimension());
            relations[i] = adjust(network, measured, root);
        }
        return new Scales(root, relations);
    }

    /** What is to be compared is scaled alike, and what may be absent keeps its zeros. */
    private static Scaler adjust(Network network, Scaler measured, Scaler root) {
        int accounts = root.dimension() - NeighbourhoodSampler.ROOT_EXTRA;
        return switch (network) {
            case SAGE -> measured;
            case WAVE ->
                measured.with(root, NeighbourhoodSampler.OWN_DIM, accounts)
                        .with(root, NeighbourhoodSampler.OWN_DIM + accounts, accounts);
            case TRANSFERS -> Scaler.identity(measured.dimension()).with(root, TransferSampler.EDGE_DIM, accounts);
        };
    }

    static Scales read(Safetensors file) {
        int count = 0;
        while (file.tensors().containsKey(relation(count) + ".mean")) {
            count++;
        }
        var relations = new Scaler[count];
        for (int i = 0; i < count; i++) {
            relations[i] = scaler(file, relation(i));
        }
        return new Scales(scaler(file, ROOT), relations);
    }

    static final String ROOT = "root";

    static String relation(int index) {
        return "relation" + index;
    }

    void write(SortedMap<String, Tensor> tensors) {
        write(tensors, ROOT, root);
        for (int i = 0; i < relations.length; i++) {
            write(tensors, relation(i), relations[i]);
        }
    }

    int relations() {
        return relations.length;
    }

    int rootDimension() {
        return root.dimension();
    }

    int relationDimension() {
        return relations.length == 0 ? 0 : relations[0].dimension();
    }

    /** The scaled numbers of the account. */
    float[] root(Sample sample) {
        float[] scaled = new float[sample.rootLength()];
        copyRoot(sample, scaled, 0);
        return scaled;
    }

    /** The scaled rows of a relation. */
    float[] rows(Sample sample, int relation) {
        float[] scaled = new float[sample.length(relation)];
        copyRows(sample, relation, scaled, 0);
        return scaled;
    }

    void copyRoot(Sample sample, float[] target, int from) {
        sample.copyRoot(target, from);
        root.scale(target, from, root.dimension());
    }

    void copyRows(Sample sample, int relation, float[] target, int from) {
        sample.copyRows(relation, target, from);
        relations[relation].scale(target, from, sample.length(relation));
    }

    private static Scaler scaler(Safetensors file, String name) {
        return new Scaler(
                file.tensor(name + ".mean").values(),
                file.tensor(name + ".inverse").values());
    }

    private static void write(SortedMap<String, Tensor> tensors, String name, Scaler scaler) {
        tensors.put(name + ".mean", scaler.meanTensor());
        tensors.put(name + ".inverse", scaler.inverseTensor());
    }
}
