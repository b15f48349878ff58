package io.ringfence.embeddings.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named float tensors in the safetensors layout: a little-endian length, a JSON header, raw 32-bit floats. Tensors are
 * written in the order of their names, so equal content gives equal bytes.
 *
 * @param tensors  by name
 * @param metadata texts by name
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
public record Safetensors(SortedMap<String, Tensor> tensors, SortedMap<String, String> metadata) {
    private static final int LARGEST_HEADER = 1 << 20;
    private static final String METADATA = "__metadata__";

    /** Keeps copies. */
    public Safetensors {
        tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }

    /** The tensor of a name. */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("tensor " + name + " is absent");
        }
        return tensor;
    }

    /** The fully connected layer of a name: {@code name.weight} of shape [outputs, inputs], {@code name.bias}. */
    public Dense layer(String name) {
        try {
            return new Dense(
                    tensor(name + ".weight").values(), tensor(name + ".bias").values());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("layer " + name + ": " + e.getMessage(), e);
        }
    }

    /** The bytes of the file. */
    public byte[] write() {
        ObjectNode header = new ObjectMapper().createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = header.putObject(METADATA);
            metadata.forEach(texts::put);
        }
        int offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            int end = offset + 4 * entry.getValue().size();
            ObjectNode item = header.putObject(entry.getKey());
            item.put("dtype", "F32");
            var shape = item.putArray("shape");
            for (long size : entry.getValue().shape()) {
                shape.add(size);
            }
            item.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        ByteBuffer out = ByteBuffer.allocate(8 + padded.length + offset).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(padded.length).put(padded);
        for (Tensor tensor : tensors.values()) {
            for (int i = 0; i < tensor.size(); i++) {
                out.putFloat(tensor.value(i));
            }
        }
        return out.array();
    }

    /**
     * Reads tensors of 32-bit floats.
     *
     * @throws IOException if the bytes are cut short or are of another layout
     */
    public static Safetensors read(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.length < 8 ? -1 : in.getLong(0);
        if (length < 2 || length > LARGEST_HEADER || length > bytes.length - 8) {
            throw new IOException("no safetensors file: its header has " + length + " of " + bytes.length + " bytes");
        }
        int data = 8 + (int) length;
        var tensors = new TreeMap<String, Tensor>();
        var metadata = new TreeMap<String, String>();
        try {
            JsonNode header = new ObjectMapper().readTree(bytes, 8, (int) length);
            for (Map.Entry<String, JsonNode> entry : header.properties()) {
                if (entry.getKey().equals(METADATA)) {
                    entry.getValue()
                            .properties()
                            .forEach(text ->
                                    metadata.put(text.getKey(), text.getValue().asText()));
                } else {
                    tensors.put(entry.getKey(), tensor(in, data, entry.getValue()));
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("damaged safetensors file: " + e.getMessage(), e);
        }
        return new Safetensors(tensors, metadata);
    }

    private static Tensor tensor(ByteBuffer in, int data, JsonNode item) {
        if (!item.required("dtype").asText().equals("F32")) {
            throw new IllegalArgumentException("expected F32, got " + item.required("dtype"));
        }
        JsonNode sizes = item.required("shape");
        long[] shape = new long[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).asLong();
        }
        int begin = item.required("data_offsets").required(0).asInt();
        int end = item.required("data_offsets").required(1).asInt();
        if (begin < 0 || end < begin || end > in.capacity() - data) {
            throw new IllegalArgumentException("a tensor lies outside the file");
        }
        float[] values = new float[(end - begin) / 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getFloat(data + begin + 4 * i);
        }
        return new Tensor(shape, values);
    }
}
