package io.ringfence.embeddings.published;

import io.ringfence.embeddings.HeldOutScores;
import io.ringfence.graph.GraphView;

/** The scores of one fold beside the data that they are about. */
record FoldScores(GraphView end, HeldOutScores scores) {}
