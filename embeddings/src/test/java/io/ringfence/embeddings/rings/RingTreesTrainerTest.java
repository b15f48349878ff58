package io.ringfence.embeddings.rings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.embeddings.rings.RingTreesTrainer.Settings;
import io.ringfence.graph.RunControl;
import io.ringfence.ring.RingSamples.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingTreesTrainerTest {
    private static final Settings SMALL = new Settings(20, 3, 0.3, 0.2, 1, 7);

    @TempDir
    private Path folder;

    /** The first column decides, the second is noise. */
    private static Rows rows(long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<float[]>();
        var targets = new ArrayList<Float>();
        var weights = new ArrayList<Float>();
        for (int i = 0; i < 400; i++) {
            float decides = random.nextFloat();
            rows.add(new float[] {decides, random.nextFloat()});
            targets.add(decides > 0.7f ? 0.9f : 0f);
            weights.add(1f);
        }
        return new Rows(List.of("decides", "noise"), List.of(1, 0), rows, targets, weights);
    }

    @Test
    void writesTreesThatAskForWhatDecides() throws IOException {
        Path file = folder.resolve("trees.txt");

        RingTreesTrainer.fit(List.of(rows(1), rows(2)), SMALL, file, RunControl.NONE);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).startsWith("base -1.38");
        assertThat(lines).filteredOn(line -> line.startsWith("tree ")).hasSize(20);
        assertThat(lines).anyMatch(line -> line.startsWith("0 0.6") || line.startsWith("0 0.7"));
        assertThat(folder).isDirectoryContaining("glob:**trees.txt").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aSecondFitGivesTheSameBytes() throws IOException {
        RingTreesTrainer.fit(List.of(rows(1)), SMALL, folder.resolve("one"), RunControl.NONE);
        RingTreesTrainer.fit(List.of(rows(1)), SMALL, folder.resolve("other"), RunControl.NONE);

        assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("other"));
    }

    @Test
    void refusesToLearnFromNothing() {
        var empty = new Rows(List.of("decides"), List.of(1), List.of(), List.of(), List.of());

        assertThatThrownBy(() -> RingTreesTrainer.fit(List.of(empty), SMALL, folder.resolve("none"), RunControl.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
