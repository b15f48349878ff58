package io.ringfence.embeddings.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A batch in the making: dense arrays that are filled in Java and read by PyTorch where they lie, outside the heap, with
 * no further copy on a CPU. Its room is used again and again; it grows to the largest batch and stays.
 */
public final class Batch {
    private final List<Slot> slots = new ArrayList<>();
    private int used;

    private static final class Slot {
        private float[] values = new float[0];
        private ByteBuffer buffer = ByteBuffer.allocateDirect(0);
        private Shape shape = new Shape(0);

        float[] resize(Shape to) {
            shape = to;
            int size = Math.toIntExact(to.size());
            if (values.length < size) {
                values = new float[size + size / 4];
                buffer = ByteBuffer.allocateDirect(Float.BYTES * values.length).order(ByteOrder.nativeOrder());
            } else {
                Arrays.fill(values, 0, size, 0);
            }
            return values;
        }

        void seal() {
            buffer.clear();
            buffer.asFloatBuffer().put(values, 0, Math.toIntExact(shape.size()));
        }

        NDArray array(NDManager manager) {
            ByteBuffer view = buffer.duplicate().order(ByteOrder.nativeOrder());
            view.limit(Math.toIntExact(Float.BYTES * shape.size()));
            return manager.create(view, shape, DataType.FLOAT32);
        }
    }

    /** Forgets what it holds; its room stays. */
    public void clear() {
        used = 0;
    }

    /**
     * Room for the next array, all zeros; it may be longer than the shape asks for.
     *
     * @param shape its sizes
     */
    public float[] next(long... shape) {
        if (used == slots.size()) {
            slots.add(new Slot());
        }
        return slots.get(used++).resize(new Shape(shape));
    }

    /** Makes what was laid out ready to be read. */
    public void seal() {
        for (int i = 0; i < used; i++) {
            slots.get(i).seal();
        }
    }

    /** All arrays but the last, which is the target. */
    NDList inputs(NDManager manager) {
        var list = new NDList();
        for (int i = 0; i < used - 1; i++) {
            list.add(slots.get(i).array(manager));
        }
        return list;
    }

    NDArray target(NDManager manager) {
        return slots.get(used - 1).array(manager);
    }
}
