package io.ringfence.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.registry.ModelDraft;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelessTrainingTest {
    private static final Source SOURCE = new Source("test", 1);
    private static final Instant OPENED = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TIED = Instant.parse("2020-01-02T00:00:00Z");
    private static final Instant LABELLED = Instant.parse("2020-02-01T00:00:00Z");

    @Test
    void labelsWithoutTimeAreLearnedFrom(@TempDir Path out) throws Exception {
        TemporalGraph graph = graph();
        var arguments = new TrainingArguments(Path.of("unused"), out, null, 7, List.of(), 1, List.of(Network.SAGE), 1);
        ModelDraft draft = new Training(arguments).run(graph, graph.watermark(), "hash", RunControl.NONE);

        assertThat(draft.provenance().parameters())
                .containsEntry("rows.split", "group")
                .containsEntry("trees.learnedAgainFromAllRows", "true");
        assertThat(draft.metrics().get("trees")).isNotNull();
        assertThat(draft.trees().trees()).isNotEmpty();
    }

    /** Those tied to fraud are more often fraud, and an attribute tells a little. */
    private static TemporalGraph graph() {
        var random = new SplittableRandom(5);
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        int accounts = 600;
        for (int i = 0; i < accounts; i++) {
            graph.append(new Event.AccountOpened("a" + i, OPENED, OPENED, SOURCE));
            double said = random.nextDouble() + (i % 60 < 15 ? 0.3 : 0);
            graph.append(new Event.AttributeGiven("a" + i, "skill", Double.toString(said), OPENED, OPENED, SOURCE));
        }
        for (int i = 0; i < accounts; i++) {
            for (int tie = 0; tie < 4; tie++) {
                int other = tie == 0 ? random.nextInt(accounts) : i / 15 * 15 + random.nextInt(15);
                if (other != i) {
                    graph.append(new Event.LinkSeen("a" + i, EntityId.account("a" + other), TIED, TIED, SOURCE));
                }
            }
        }
        for (int i = 0; i < accounts; i++) {
            if (i % 5 != 4) {
                boolean fraud = random.nextDouble() < (i % 60 < 15 ? 0.7 : 0.1);
                graph.append(new Event.LabelGiven("a" + i, fraud, "test", LABELLED, SOURCE));
            }
        }
        return graph;
    }
}
