package io.ringfence.embeddings.learning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.loss.Loss;
import io.ringfence.graph.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LearnerTest {
    private static final int WIDTH = 256;
    private static final int BATCH = 512;
    private static final Learner.Settings SETTINGS = new Learner.Settings(BATCH, 0.01, 0, 1);

    /** Batches of half a MiB; the target is the first number of each example. */
    private record Source(int size) implements BatchSource {
        @Override
        public void fill(Span span, Batch batch) {
            float[] inputs = batch.next(span.size(), WIDTH);
            for (int i = 0; i < span.size() * WIDTH; i++) {
                inputs[i] = (span.at(i / WIDTH) * 31 + i) % 17 / 17f;
            }
            float[] first = inputs.clone();
            float[] target = batch.next(span.size(), 1);
            for (int i = 0; i < span.size(); i++) {
                target[i] = first[i * WIDTH];
            }
        }
    }

    @Test
    void itFitsAndItsOutputsComeInTheOrderOfTheExamples() {
        var source = new Source(2000);
        try (var learner = new Learner(block(), Loss.l2Loss(), SETTINGS, source)) {
            float[] before = learner.outputs(source);
            for (int epoch = 1; epoch <= 20; epoch++) {
                learner.epoch(source, epoch, RunControl.NONE);
            }
            float[] after = learner.outputs(source);
            assertThat(error(after)).isLessThan(error(before) / 3);
        }
    }

    private static double error(float[] outputs) {
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            float target = (i * 31 + (i % BATCH) * WIDTH) % 17 / 17f;
            sum += Math.pow(outputs[i] - target, 2);
        }
        return sum / outputs.length;
    }

    /** 1,500 steps of half a MiB and more: what each leaves behind would be seen a thousand times over. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void memoryDoesNotGrow() throws IOException {
        var source = new Source(BATCH * 100);
        try (var learner = new Learner(block(), Loss.l2Loss(), SETTINGS, source)) {
            learner.epoch(source, 1, RunControl.NONE);
            int arrays = learner.liveArrays();
            long before = residentBytes();
            for (int epoch = 2; epoch <= 15; epoch++) {
                learner.epoch(source, epoch, RunControl.NONE);
            }
            learner.outputs(source);
            assertThat(learner.liveArrays()).isEqualTo(arrays);
            assertThat(residentBytes() - before).isLessThan(200L << 20);
        }
    }

    private static long residentBytes() throws IOException {
        String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1);
        return Long.parseLong(pages[1]) * 4096;
    }

    private static Block block() {
        return new SequentialBlock()
                .add(Linear.builder().setUnits(8).build())
                .add(Linear.builder().setUnits(1).build());
    }
}
