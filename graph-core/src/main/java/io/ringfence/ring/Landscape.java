package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.AccountProjection;
import io.ringfence.projection.Incidence;
import io.ringfence.projection.Projection;
import io.ringfence.transfer.TransferMotifs;
import io.ringfence.transfer.Transfers;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
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

    /** Accounts tied by what they do in step. */
    final Projection affinity;

    final Lives lives;
    final KnownLabels labels;

    /** Accounts tied by links from account to account that are no payments: one invited the other. */
    final Projection referrals;

    /** When each account was opened, ascending. */
    final long[] openings;

    /** When ties began, ascending; of entities that at least two accounts share. */
    final long[] firstUses;

    /** When transfers were made, ascending, and the mean of ln(1 + cents) over them. */
    final long[] flowTimes;

    final double flowMean;

    /** The median amount of transfers, in cents. */
    final long usualAmount;

    /** Accounts, the first ones, of which everything is here; the rest of a part are only tied to them. */
    final int inside;

    private final BitSet carries = new BitSet();
    private final BitSet ties = new BitSet();

    Landscape(GraphView view, RingParameters parameters, RunControl control) {
        this.view = view;
        this.parameters = parameters;
        incidence = Incidence.of(view, control);
        transfers = Transfers.of(incidence, control);
        population = new Population(incidence, transfers, control);
        labels = new KnownLabels(population);
        lives = new Lives(population, transfers, control);
        shared = AccountProjection.of(incidence, AccountProjection.Ties.ALL, control);
        hard = AccountProjection.of(incidence, AccountProjection.Ties.HARD, control);
        inside = incidence.accountCount();
        referrals = referrals(control);
        openings = population.opened.clone();
        Arrays.parallelSort(openings);
        lookAtEntities();
        firstUses = firstUses();
        flowTimes = flowTimes();
        flowMean = flowMean();
        usualAmount = Flows.usualAmount(transfers.graph());
        cycles = TransferMotifs.cycles(transfers, parameters.motifWindow(), control);
        population.mark(cycles);
        affinity = Affinity.of(this, control);
    }

    /** A part of a view, held against base rates of the whole. */
    Landscape(Part part, RingParameters parameters, BaseRates base) {
        RunControl control = RunControl.NONE;
        incidence = part.incidence();
        view = incidence.view();
        this.parameters = parameters;
        inside = part.inside();
        transfers = Transfers.of(incidence, part.transfers());
        population = new Population(incidence, transfers, inside, base);
        labels = new KnownLabels(population);
        lives = new Lives(population, transfers, inside, control);
        shared = AccountProjection.of(incidence, AccountProjection.Ties.ALL, inside, control);
        hard = shared;
        var invited = new Projection.Builder(incidence.accountCount());
        for (int i = 0; i < part.referrals().size(); i += 2) {
            invited.add(part.referrals().getInt(i), part.referrals().getInt(i + 1), 1);
        }
        referrals = invited.build(control);
        openings = base.openings;
        firstUses = base.firstUses;
        flowTimes = base.flowTimes;
        flowMean = base.flowMean;
        usualAmount = base.usualAmount;
        lookAtEntities();
        cycles = transfers.graph().size() < 2
                ? List.of()
                : TransferMotifs.cycles(transfers, parameters.motifWindow(), control);
        population.mark(cycles);
        affinity = Affinity.of(this, control);
    }

    /**
     * What a {@link Landscape} of a part is built from.
     *
     * @param inside    accounts, the first ones, of which everything is there
     * @param transfers payment records
     * @param referrals pairs of account numbers
     */
    record Part(Incidence incidence, int inside, IntArrayList transfers, IntArrayList referrals) {}

    private void lookAtEntities() {
        for (int entity = 0; entity < incidence.entityCount(); entity++) {
            carries.set(entity, AccountProjection.carries(incidence, entity));
            EntityType type = view.graph().types().get(incidence.typeOf(entity));
            ties.set(entity, !incidence.isPlaceholder(entity) && type.strength() != EntityType.Strength.NONE);
        }
    }

    /** Whether hub policy lets an entity tie the accounts that share it. */
    boolean carries(int entity) {
        return carries.get(entity);
    }

    /** Whether an entity is of a type that may tie accounts and no placeholder. */
    boolean ties(int entity) {
        return ties.get(entity);
    }

    private Projection referrals(RunControl control) {
        var builder = new Projection.Builder(incidence.accountCount());
        LinkTable table = view.links();
        for (int link = 0; link < view.linkCount(); link++) {
            boolean invited = table.payment(link) == LinkTable.NO_PAYMENT && view.isAccount(table.to(link));
            if (invited && table.from(link) != table.to(link)) {
                builder.add(incidence.numberOf(table.from(link)), incidence.numberOf(table.to(link)), 1);
            }
        }
        return builder.build(control);
    }

    private long[] flowTimes() {
        long[] times = new long[transfers.graph().size()];
        Arrays.setAll(times, transfers.graph()::time);
        Arrays.sort(times);
        return times;
    }

    private double flowMean() {
        double sum = 0;
        for (int transfer = 0; transfer < transfers.graph().size(); transfer++) {
            sum += Math.log1p((double) transfers.graph().amount(transfer));
        }
        return sum / Math.max(1, transfers.graph().size());
    }

    private long[] firstUses() {
        long[] times = new long[incidence.tieCount()];
        int count = 0;
        for (int tie = 0; tie < times.length; tie++) {
            int entity = incidence.entity(tie);
            if (incidence.sharers(entity) >= 2 && ties.get(entity)) {
                times[count++] = incidence.first(tie);
            }
        }
        long[] sorted = Arrays.copyOf(times, count);
        Arrays.parallelSort(sorted);
        return sorted;
    }
}
