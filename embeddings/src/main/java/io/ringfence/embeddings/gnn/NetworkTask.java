package io.ringfence.embeddings.gnn;

import io.ringfence.feature.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Labelled samples to learn from and to stop by.
 *
 * @param network         the architecture
 * @param attributes      of accounts that samples have, in their order
 * @param dimension       numbers of a neighbour
 * @param train           samples to learn from
 * @param trainFraud      their labels
 * @param validation      samples to stop by
 * @param validationFraud their labels
 */
public record NetworkTask(
        Network network,
        List<String> attributes,
        int dimension,
        List<Sample> train,
        boolean[] trainFraud,
        List<Sample> validation,
        boolean[] validationFraud) {
    /** One label per sample. */
    public NetworkTask {
        attributes = List.copyOf(attributes);
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        trainFraud = trainFraud.clone();
        validationFraud = validationFraud.clone();
        if (train.size() != trainFraud.length || validation.size() != validationFraud.length) {
            throw new IllegalArgumentException("one label per sample");
        }
        if (train.isEmpty() || validation.isEmpty()) {
            throw new IllegalArgumentException("training and validation need samples");
        }
    }

    @Override
    public boolean[] trainFraud() {
        return trainFraud.clone();
    }

    @Override
    public boolean[] validationFraud() {
        return validationFraud.clone();
    }

    Shape shape(int hidden) {
        Sample one = train.getFirst();
        return new Shape(one.rootLength(), dimension, one.relations(), hidden);
    }

    /** A hash of all that decides what a training comes to. */
    String fingerprint(Shape shape, NetworkParameters parameters) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (network + " " + attributes + " " + shape + " " + parameters).getBytes(StandardCharsets.UTF_8));
            update(digest, train, trainFraud);
            update(digest, validation, validationFraud);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, List<Sample> samples, boolean[] fraud) {
        for (int i = 0; i < fraud.length; i++) {
            Sample sample = samples.get(i);
            digest.update((byte) (fraud[i] ? 1 : 0));
            update(digest, sample.root());
            for (int relation = 0; relation < sample.relations(); relation++) {
                update(digest, sample.rows(relation));
            }
        }
    }

    private static void update(MessageDigest digest, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length + Integer.BYTES);
        bytes.putInt(values.length);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes.array());
    }
}
