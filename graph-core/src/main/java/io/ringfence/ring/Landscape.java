package io.ringfence.ring;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.AccountProjection;
import io.ringfence.projection.Incidence;
import io.ringfence.transfer.TransferMotifs;
import io.ringfence.transfer.Transfers;
import java.util.List;

/** Everything that the finders and measures of one run look at; built once, read only. */
final class Landscape {
    final GraphView view;
    final RingParameters parameters;
    final Incidence incidence;
    final Transfers transfers;
    final Population population;
    final AccountProjection shared;
    final AccountProjection hard;
    final List<TransferMotifs.Cycle> cycles;

    Landscape(GraphView view, RingParameters parameters, RunControl control) {
        this.view = view;
        this.parameters = parameters;
        incidence = Incidence.of(view, control);
        transfers = Transfers.of(incidence, control);
        population = new Population(incidence, transfers, control);
        shared = AccountProjection.of(incidence, AccountProjection.Ties.ALL, control);
        hard = AccountProjection.of(incidence, AccountProjection.Ties.HARD, control);
        cycles = TransferMotifs.cycles(transfers, parameters.motifWindow(), control);
        for (TransferMotifs.Cycle cycle : cycles) {
            if (cycle.payments().size() >= 3) {
                cycle.payments().forEach(payment -> population.inCycle.set(transfers.payer(payment)));
            }
        }
    }
}
