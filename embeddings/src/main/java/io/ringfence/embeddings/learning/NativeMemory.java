package io.ringfence.embeddings.learning;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/**
 * The C library's allocator. Each step of a training frees arrays of some MiB and asks for the same again; glibc gives them
 * back to the kernel every time, whose clearing of fresh pages took a third of the processor time of a pass. Told to keep
 * them, the process stays at its peak, which is bounded by the largest batch.
 */
final class NativeMemory {
    private static final int TRIM_THRESHOLD = -1;
    private static final int MMAP_THRESHOLD = -3;

    /** The most that glibc takes: larger arrays still go back at once. */
    private static final int LARGEST_KEPT = 32 << 20;

    private NativeMemory() {}

    /** Does nothing where the C library has no such settings. */
    static void keepFreed() {
        set(MMAP_THRESHOLD, LARGEST_KEPT);
        set(TRIM_THRESHOLD, Integer.MAX_VALUE);
    }

    @SuppressWarnings("restricted") // two numbers go to the C library's own mallopt
    private static void set(int parameter, int value) {
        SymbolLookup library = Linker.nativeLinker().defaultLookup();
        library.find("mallopt").ifPresent(mallopt -> {
            var descriptor = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            try {
                int taken = (int) Linker.nativeLinker()
                        .downcallHandle(mallopt, descriptor)
                        .invokeExact(parameter, value);
                if (taken != 1) {
                    throw new IllegalStateException("mallopt refused " + parameter + " = " + value);
                }
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("mallopt cannot be called", e);
            }
        });
    }
}
