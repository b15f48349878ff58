package io.ringfence.embeddings.learning;

import ai.djl.Device;
import ai.djl.engine.Engine;

/** The one place that decides what a network is trained on: a GPU where PyTorch finds one, the CPU everywhere else. */
public final class Processor {
    /** Threads of PyTorch, for large graphs; with more than the usual one, sums may come out in another order. */
    static final String THREADS = "ringfence.training.threads";

    private Processor() {}

    /** The engine, which is kept from asking the network for libraries and from using more threads than it may. */
    public static Engine engine() {
        NativeMemory.keepFreed();
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", System.getProperty(THREADS, "1"));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        return Engine.getEngine("PyTorch");
    }

    /** What to train on. */
    public static Device device() {
        return engine().getGpuCount() > 0 ? Device.gpu() : Device.cpu();
    }
}
