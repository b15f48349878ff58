package io.ringfence.simulation;

import io.ringfence.simulation.Dice.Stream;
import io.ringfence.simulation.PlantedRings.Pattern;
import io.ringfence.simulation.PlantedRings.Transfer;
import io.ringfence.simulation.RingPlan.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** A planted ring as planned: a pattern whose accounts are accounts of the world and whose times lie in its window. */
final class PlantedPlan {
    /** A transfer between accounts of the world. */
    record Move(int from, int to, long at, long cents) {}

    /** An account of the world with its part in the pattern, and its first transfer there. */
    record Member(int account, Role role, long joinedAt) {}

    final int number;
    final Pattern pattern;
    final List<Member> members;
    final List<Move> moves;

    /** Takes the world's scale of amounts: the more a transfer stood out among all planted ones, the more it does here. */
    record Scale(double mean, double deviation) {
        private static final double USUAL = 45;
        private static final double SPREAD = 1.1;

        static Scale of(PlantedRings rings) {
            double[] logs = rings.patterns().stream()
                    .flatMap(pattern -> pattern.transfers().stream())
                    .mapToDouble(transfer -> StrictMath.log(transfer.amount()))
                    .toArray();
            double mean = 0;
            for (double log : logs) {
                mean += log / logs.length;
            }
            double variance = 0;
            for (double log : logs) {
                variance += (log - mean) * (log - mean) / logs.length;
            }
            return new Scale(mean, StrictMath.sqrt(variance));
        }

        long cents(double amount) {
            double deviates = deviation == 0 ? 0 : (StrictMath.log(amount) - mean) / deviation;
            return Math.max(1, Math.round(USUAL * StrictMath.exp(SPREAD * deviates))) * 100;
        }
    }

    PlantedPlan(int number, Pattern pattern, ToIntFunction<String> accounts, Placement placement) {
        this.number = number;
        this.pattern = pattern;
        long shift = placement.begin() - pattern.begin();
        var dice = new Dice(placement.seed(), Stream.PLANTED, 1 + number);
        var planned = new ArrayList<Move>();
        Map<Integer, Part> parts = new TreeMap<>();
        for (Transfer transfer : pattern.transfers()) {
            int from = accounts.applyAsInt(transfer.from());
            int to = accounts.applyAsInt(transfer.to());
            // the source knows the minute only; a world of whole minutes among seconds would give itself away
            long at = transfer.at().toEpochMilli() + shift + dice.below(60) * Town.SECOND;
            planned.add(new Move(from, to, at, placement.scale().cents(transfer.amount())));
            parts.merge(from, new Part(at, true, false), Part::and);
            parts.merge(to, new Part(at, false, true), Part::and);
        }
        planned.sort(
                Comparator.comparingLong(Move::at).thenComparingInt(Move::from).thenComparingInt(Move::to));
        moves = List.copyOf(planned);
        members = parts.entrySet().stream()
                .map(entry -> new Member(
                        entry.getKey(),
                        entry.getValue().role(),
                        entry.getValue().first()))
                .toList();
    }

    /** Where in time a pattern is put. */
    record Placement(long begin, long seed, Scale scale) {}

    /** What an account does in the pattern, and when first. */
    private record Part(long first, boolean sends, boolean receives) {
        Part and(Part other) {
            return new Part(Math.min(first, other.first), sends || other.sends, receives || other.receives);
        }

        Role role() {
            return !sends ? Role.CASH_OUT : receives ? Role.MULE : Role.ORGANISER;
        }
    }
}
