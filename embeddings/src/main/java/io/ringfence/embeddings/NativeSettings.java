package io.ringfence.embeddings;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/**
 * Settings that native libraries read when they are loaded. Two OpenMP runtimes live in a training process, one with
 * XGBoost and one with libtorch; while one works, the idle threads of the other spin on the same processors and slow it
 * ten to thirty times unless they are told to sleep.
 */
final class NativeSettings {
    private NativeSettings() {}

    /** To be called before the first native library is loaded; keeps what the environment says already. */
    static void apply() {
        System.setProperty("ai.djl.offline", "true");
        if (System.getenv("OMP_WAIT_POLICY") == null) {
            setEnvironment("OMP_WAIT_POLICY", "PASSIVE");
        }
    }

    @SuppressWarnings("restricted") // two constant strings go to the C library's own setenv
    private static void setEnvironment(String name, String value) {
        SymbolLookup library = Linker.nativeLinker().defaultLookup();
        library.find("setenv").ifPresent(setenv -> {
            var descriptor = FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment key = arena.allocateFrom(name);
                MemorySegment text = arena.allocateFrom(value);
                int failed = (int)
                        Linker.nativeLinker().downcallHandle(setenv, descriptor).invokeExact(key, text, 0);
                if (failed != 0) {
                    throw new IllegalStateException("setenv refused " + name);
                }
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("setenv cannot be called", e);
            }
        });
    }
}
