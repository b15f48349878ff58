package io.ringfence.embeddings.gnn;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ringfence.embeddings.learning.Safetensors;
import io.ringfence.embeddings.learning.Tensor;
import io.ringfence.feature.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same GraphSAGE in ONNX Runtime on one thread; DJL writes no ONNX, so the few messages of the format are here. */
public final class OnnxSage implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Scales scales;

    public OnnxSage(GraphNetwork network) throws IOException, OrtException {
        scales = network.scales();
        Safetensors file = Safetensors.read(network.bytes());
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(new Model(file, network.relations()).bytes(), options);
        }
    }

    /** The log-odds of a sample. */
    public float margin(Sample sample) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        float[] root = scales.root(sample);
        inputs.put("x", tensor(root, 1, root.length));
        for (int i = 0; i < sample.relations(); i++) {
            int count = Math.max(1, sample.count(i));
            float[] rows = sample.count(i) == 0 ? new float[scales.relationDimension()] : scales.rows(sample, i);
            float[] weights = new float[count];
            Arrays.fill(weights, sample.count(i) == 0 ? 0 : 1f / count);
            inputs.put("r" + i, tensor(rows, count, scales.relationDimension()));
            inputs.put("w" + i, tensor(weights, 1, count));
        }
        try (OrtSession.Result result = session.run(inputs)) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(float[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A ModelProto: nodes, weights, inputs and one output. */
    private record Model(Safetensors file, int relations) {
        byte[] bytes() {
            var graph = new Message();
            layer(graph, "root", "x", "h");
            List<String> states = new ArrayList<>(List.of("h"));
            for (int i = 0; i < relations; i++) {
                layer(graph, "relation" + i, "r" + i, "h" + i);
                graph.message(1, node("MatMul", List.of("w" + i, "h" + i), "m" + i));
                states.add("m" + i);
            }
            Message concat = node("Concat", states, "all");
            concat.message(5, new Message().text(1, "axis").number(20, 2).number(3, 1));
            graph.message(1, concat);
            layer(graph, "join", "all", "joined");
            gemm(graph, "head", "joined", "y");
            graph.text(2, "sage");
            file.tensors().forEach((name, tensor) -> {
                if (name.endsWith(".weight") || name.endsWith(".bias")) {
                    graph.message(5, initializer(name, tensor));
                }
            });
            graph.message(11, value("x"));
            for (int i = 0; i < relations; i++) {
                graph.message(11, value("r" + i)).message(11, value("w" + i));
            }
            graph.message(12, value("y"));
            return new Message()
                    .number(1, 8)
                    .message(7, graph)
                    .message(8, new Message().text(1, "").number(2, 13))
                    .bytes();
        }

        private static void layer(Message graph, String name, String from, String to) {
            gemm(graph, name, from, to + "_sum");
            graph.message(1, node("Relu", List.of(to + "_sum"), to));
        }

        private static void gemm(Message graph, String name, String from, String to) {
            Message gemm = node("Gemm", List.of(from, name + ".weight", name + ".bias"), to);
            gemm.message(5, new Message().text(1, "transB").number(20, 2).number(3, 1));
            graph.message(1, gemm);
        }

        private static Message node(String operator, List<String> inputs, String output) {
            var node = new Message();
            inputs.forEach(input -> node.text(1, input));
            return node.text(2, output).text(4, operator);
        }

        private static Message initializer(String name, Tensor tensor) {
            var message = new Message();
            for (long size : tensor.shape()) {
                message.number(1, size);
            }
            float[] values = tensor.values();
            ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
            raw.asFloatBuffer().put(values);
            return message.number(2, 1).text(8, name).bytes(9, raw.array());
        }

        /** A float matrix of any size. */
        private static Message value(String name) {
            var shape = new Message().message(1, new Message().text(2, name + "_0"));
            shape.message(1, new Message().text(2, name + "_1"));
            Message type = new Message().message(1, new Message().number(1, 1).message(2, shape));
            return new Message().text(1, name).message(2, type);
        }
    }

    /** A protobuf message in the making. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String text) {
            return bytes(field, text.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message message) {
            return bytes(field, message.bytes());
        }

        Message bytes(int field, byte[] bytes) {
            varint((long) field << 3 | 2);
            varint(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
