package io.ringfence.embeddings.published;

import io.ringfence.feature.Split;
import io.ringfence.graph.GraphView;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Crowd workers tied by the tasks they shared; who was banned. Where the labels of the official test part are in the data,
 * it is tested from the other two parts. Where they are not, training on the official training part is tested on the
 * validation part, and then each quarter of both together from the other three.
 *
 * @see <a href="https://arxiv.org/abs/2302.11640">Platonov et al. 2023</a>
 */
record Tolokers() implements Protocol {
    private static final int QUARTERS = 4;

    @Override
    public String name() {
        return "tolokers";
    }

    @Override
    public String split() {
        return "official split 0: the test part from both others where its labels are in the data, else the validation part"
                + " from the training part and each quarter of both from the other three";
    }

    @Override
    public String published() {
        return "GAT-sep AUROC .838; a forest on 1- and 2-hop means .846 / .584 (official test part)";
    }

    @Override
    public List<Fold> folds(GraphView end, Path data) throws IOException {
        Map<String, String> parts = parts(data.resolve("nodes.csv.gz"));
        if (testLabelled(end, parts)) {
            return List.of(new Fold(
                    "official test",
                    (view, account, payment) ->
                            parts.getOrDefault(view.entity(account).id(), "").equals("test")
                                    ? Split.TEST
                                    : Split.TRAIN));
        }
        var official = new Fold("official validation", (view, account, payment) -> {
            String part = parts.getOrDefault(view.entity(account).id(), "");
            return part.equals("train") ? Split.TRAIN : part.equals("val") ? Split.TEST : null;
        });
        return List.of(official, quarter(0), quarter(1), quarter(2), quarter(3));
    }

    private static boolean testLabelled(GraphView end, Map<String, String> parts) {
        return IntStream.range(0, end.nodeCount())
                .filter(node -> end.isAccount(node) && end.label(node) != GraphView.UNLABELLED)
                .anyMatch(node -> parts.getOrDefault(end.entity(node).id(), "").equals("test"));
    }

    private static Fold quarter(int tested) {
        return new Fold(
                "quarter " + (tested + 1),
                (view, account, payment) ->
                        Draw.of("tolokers", view.entity(account).id(), QUARTERS) == tested ? Split.TEST : Split.TRAIN);
    }

    private static Map<String, String> parts(Path file) throws IOException {
        var parts = new HashMap<String, String>();
        try (var reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new FileInputStream(file.toFile())), StandardCharsets.UTF_8))) {
            int column = List.of(String.valueOf(reader.readLine()).split(",")).indexOf("split");
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                parts.put(cells[0], cells[column]);
            }
        }
        return parts;
    }
}
