package io.ringfence.embeddings.gnn;

import java.util.Map;

/**
 * A fully connected layer in pure Java, {@code y = W x + b}; immutable. Weights lie by input, so that the inner loop runs
 * over outputs, which the compiler turns into vector instructions; the sums keep their order.
 */
final class Dense {
    private final float[] byInput;
    private final float[] bias;
    private final int inputs;

    private Dense(float[] byInput, float[] bias, int inputs) {
        this.byInput = byInput;
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
        int outputs = bias.length;
        int inputs = weight.length / outputs;
        float[] byInput = new float[weight.length];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                byInput[input * outputs + output] = weight[output * inputs + input];
            }
        }
        return new Dense(byInput, bias, inputs);
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

    /** {@code W x + b} of the values from {@code offset} on. */
    float[] apply(float[] in, int offset) {
        float[] sums = bias.clone();
        for (int input = 0; input < inputs; input++) {
            float value = in[offset + input];
            if (value != 0) {
                int row = input * sums.length;
                for (int output = 0; output < sums.length; output++) {
                    sums[output] += byInput[row + output] * value;
                }
            }
        }
        return sums;
    }

    /** Adds {@code factor · relu(W x + b)} to {@code target} from {@code at} on. */
    void addRelu(float[] in, int offset, float factor, float[] target, int at) {
        float[] sums = apply(in, offset);
        for (int output = 0; output < sums.length; output++) {
            target[at + output] += factor * Math.max(0, sums[output]);
        }
    }
}
