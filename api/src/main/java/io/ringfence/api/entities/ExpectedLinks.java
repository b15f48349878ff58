package io.ringfence.api.entities;

import io.ringfence.api.problem.ProblemException;
import io.ringfence.embeddings.linkprediction.ExpectedLink;
import io.ringfence.embeddings.linkprediction.LinkPredictor;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.graph.GraphView;
import io.ringfence.workspace.Workspace;

/** Asks the model that serves which hidden links it would expect of an account. */
final class ExpectedLinks {
    static final String METHOD =
            "a decoder over the embeddings of both, trained to tell links that came later from pairs of"
                    + " like type and degree that did not; candidates are entities of accounts that share one with it, hubs left"
                    + " out";

    private ExpectedLinks() {}

    static ExpectedLinksBody of(Workspace workspace, GraphView view, int node, int limit) {
        if (!view.isAccount(node)) {
            throw ProblemException.invalid("links are expected of accounts; this is a "
                    + view.entity(node).type());
        }
        RiskModel model = workspace
                .champion()
                .orElseThrow(() -> ProblemException.notFound("there is no model yet; train one first"));
        LinkPredictor links = model.links()
                .orElseThrow(() -> ProblemException.notFound(
                        "model " + model.id() + " foretells no links: too few came later to learn from"));
        return new ExpectedLinksBody(
                EntityRef.of(view.entity(node)),
                view.asOf(),
                model.id(),
                METHOD,
                links.expected(view, node, limit).stream()
                        .map(ExpectedLinks::body)
                        .toList());
    }

    private static ExpectedLinksBody.ExpectedBody body(ExpectedLink link) {
        String times = link.ways() == 1 ? "once" : link.ways() + " times";
        return new ExpectedLinksBody.ExpectedBody(
                EntityRef.of(link.entity()),
                link.score(),
                link.ways(),
                "Used " + times + " by accounts that share something rare with this one.");
    }
}
