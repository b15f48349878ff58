package io.ringfence.embeddings.learning;

/**
 * A fully connected layer in pure Java, {@code y = W x + b}; immutable. Weights lie by input, so that the inner loop runs
 * over outputs, which the compiler turns into vector instructions; four inputs at a time share one pass over the sums.
 * The order of the sums is fixed, so the same input gives the same bits.
 */
public final class Dense {
    private static final int AT_ONCE = 4;

    private final float[][] byInput;
    private final float[] bias;
    private final int inputs;

    /**
     * A layer.
     *
     * @param weight shape [outputs, inputs]
     * @param bias   shape [outputs], at least one
     */
    public Dense(float[] weight, float[] bias) {
        if (bias.length == 0 || weight.length % bias.length != 0) {
            throw new IllegalArgumentException(weight.length + " weights do not fit " + bias.length + " outputs");
        }
        this.bias = bias.clone();
        int outputs = bias.length;
        inputs = weight.length / outputs;
        byInput = new float[inputs][outputs];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                byInput[input][output] = weight[output * inputs + input];
            }
        }
    }

    /** Numbers that go in. */
    public int inputs() {
        return inputs;
    }

    /** Numbers that come out. */
    public int outputs() {
        return bias.length;
    }

    /** Writes {@code W x + b} of the values from {@code from} on to the beginning of {@code sums}. */
    public void apply(float[] in, int from, float[] sums) {
        System.arraycopy(bias, 0, sums, 0, bias.length);
        accumulate(in, from, sums);
    }

    /** Writes {@code relu(W x + b)}. */
    public void applyRelu(float[] in, int from, float[] sums) {
        apply(in, from, sums);
        for (int output = 0; output < bias.length; output++) {
            sums[output] = Math.max(0, sums[output]);
        }
    }

    /** Adds {@code factor · relu(W x + b)} to {@code target} from {@code at} on; {@code work} is overwritten. */
    public void addRelu(float[] in, int from, Sum sum) {
        apply(in, from, sum.work);
        for (int output = 0; output < bias.length; output++) {
            sum.target[sum.at + output] += sum.factor * Math.max(0, sum.work[output]);
        }
    }

    /**
     * Where a weighted sum of outputs grows.
     *
     * @param work   room for the outputs of one input
     * @param target that is added to
     * @param at     where in the target
     * @param factor of the outputs
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of the caller's own scratch space, never kept
    public record Sum(float[] work, float[] target, int at, float factor) {}

    private void accumulate(float[] in, int from, float[] sums) {
        int input = 0;
        for (; input + AT_ONCE <= inputs; input += AT_ONCE) {
            four(in, from + input, input, sums);
        }
        for (; input < inputs; input++) {
            one(in[from + input], byInput[input], sums);
        }
    }

    /** Each input has an array of its own: with one index in all of them the compiler dares to use vectors. */
    private void four(float[] in, int from, int input, float[] sums) {
        float a = in[from];
        float b = in[from + 1];
        float c = in[from + 2];
        float d = in[from + 3];
        if (a == 0 && b == 0 && c == 0 && d == 0) {
            return; // what a relation without neighbours gives
        }
        float[] first = byInput[input];
        float[] second = byInput[input + 1];
        float[] third = byInput[input + 2];
        float[] fourth = byInput[input + 3];
        for (int i = 0; i < first.length; i++) {
            sums[i] += a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
        }
    }

    private static void one(float value, float[] weights, float[] sums) {
        for (int i = 0; i < weights.length; i++) {
            sums[i] += weights[i] * value;
        }
    }
}
