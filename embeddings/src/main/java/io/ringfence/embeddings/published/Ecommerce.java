package io.ringfence.embeddings.published;

import io.ringfence.feature.Feature;
import io.ringfence.graph.GraphView;
import java.nio.file.Path;
import java.util.List;

/** First purchases, split by time, without the time from sign-up to purchase, which gives half of the fraud away. */
record Ecommerce() implements Protocol {
    @Override
    public String name() {
        return "ecommerce";
    }

    @Override
    public String split() {
        return "by time, without the time from sign-up to purchase";
    }

    @Override
    public String published() {
        return "none for this split; accounts per device over the whole file .789 / .560";
    }

    @Override
    public boolean allows(Feature feature) {
        String name = feature.name();
        // The device was seen with the account since its sign-up, so that these tell the same time.
        return !name.equals("account.age")
                && !name.endsWith("pair_age")
                && !name.endsWith("pair_recency")
                && !name.startsWith("links.count_")
                && !name.equals("others.signup_gap");
    }

    @Override
    public List<Fold> folds(GraphView end, Path data) {
        return List.of();
    }
}
