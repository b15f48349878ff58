package io.ringfence.embeddings.gnn;

import java.util.Map;

/** A fully connected layer in pure Java, {@code y = W x + b}; immutable. */
final class Dense {
    private final float[] weight;
    private final float[] bias;
    private final int inputs;

    private Dense(float[] weight, float[] bias, int inputs) {
        this.weight = weight;
        this.bias = bias;
        this.inputs = inputs;
    }

    /** The layer of this name: {@code name.weight} of shape [outputs, inputs] and {@code name.bias} of [outputs]. */
    static Dense of(Map<String, Safetensors.Tensor> tensors, String name) {
        float[] weight = values(tensors, name + ".weight");
        float[] bias = values(tensors, name + ".bias");
        if (bias.length == 0 || weight.length % bias.length != 0) {
            throw new IllegalArgumentException(
                    "layer " + name + " has " + weight.length + " weights for " + bias.length + " outputs");
        }
        return new Dense(weight, bias, weight.length / bias.length);
    }

    static float[] values(Map<String, Safetensors.Tensor> tensors, String name) {
        Safetensors.Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("tensor " + name + " is absent");
        }
        return tensor.values();
    }

    int inputs() {
        return inputs;
    }

    int outputs() {
        return bias.length;
    }

    float raw(float[] in, int offset, int output) {
        float sum = bias[output];
        int row = output * inputs;
        for (int i = 0; i < inputs; i++) {
            sum += weight[row + i] * in[offset + i];
        }
        return sum;
    }

    /** Adds {@code factor · relu(W x + b)} to {@code target} from {@code at} on. */
    void addRelu(float[] in, int offset, float factor, float[] target, int at) {
        for (int output = 0; output < bias.length; output++) {
            target[at + output] += factor * Math.max(0, raw(in, offset, output));
        }
    }
}
