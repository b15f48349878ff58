package io.ringfence.ring;

import io.ringfence.graph.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses among overlapping candidates. The one with the best score goes first; what overlaps it by half is the same
 * ring and goes, what overlaps less is measured again without the accounts that are taken.
 */
final class Selection {
    private static final int GRAIN = 16;

    /** Candidates above these log-odds are cut better before they are compared. */
    static final double WORTH = -2.5;

    /** A scored candidate; accounts ascending. */
    record Choice(int[] accounts, RingScore score) {
        static final Comparator<Choice> ORDER = Comparator.comparingDouble((Choice choice) -> choice.score.logit())
                .reversed()
                .thenComparing(Choice::accounts, Arrays::compare);
    }

    private final Landscape landscape;
    private final RingFeatures[] features;
    private final Polish[] polish;
    private final BitSet taken = new BitSet();
    private final List<Choice> rings = new ArrayList<>();
    private final List<Choice> others = new ArrayList<>();

    private Selection(Landscape landscape, int workers) {
        this.landscape = landscape;
        features = new RingFeatures[workers];
        polish = new Polish[workers];
        for (int worker = 0; worker < workers; worker++) {
            features[worker] = new RingFeatures(landscape);
            polish[worker] = new Polish(landscape, features[worker]);
        }
    }

    static Selection of(Landscape landscape, List<int[]> candidates, RunControl control) {
        var selection = new Selection(landscape, control.workers().threads());
        var scored = new Choice[candidates.size()];
        control.forRanges("measuring candidates", scored.length, GRAIN, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                Choice choice = selection.score(worker, candidates.get(i));
                scored[i] = choice.score.logit() > WORTH ? selection.polish[worker].better(choice) : choice;
            }
        });
        control.check("choosing rings", 0, scored.length);
        Arrays.sort(scored, Choice.ORDER);
        var queue = new PriorityQueue<>(Choice.ORDER);
        for (int i = 0; i < scored.length; i++) {
            if (i == 0 || Choice.ORDER.compare(scored[i - 1], scored[i]) != 0) {
                queue.add(scored[i]);
            }
        }
        for (long done = 0; !queue.isEmpty(); done++) {
            if ((done & 0xfff) == 0) {
                control.check("choosing rings", done, -1);
            }
            selection.take(queue.remove(), queue);
        }
        return selection;
    }

    /** Groups at or above the least score, disjoint. */
    List<Choice> rings() {
        return rings;
    }

    /** Groups below it, disjoint from the rings and from each other. */
    List<Choice> others() {
        return others;
    }

    private Choice score(int worker, int[] accounts) {
        return new Choice(accounts, RingScore.of(features[worker], accounts));
    }

    private void take(Choice choice, PriorityQueue<Choice> queue) {
        int[] accounts = choice.accounts;
        int[] free =
                Arrays.stream(accounts).filter(account -> !taken.get(account)).toArray();
        if (free.length == accounts.length) {
            boolean isRing = choice.score.probability() >= landscape.parameters.minScore();
            (isRing ? rings : others).add(choice);
            for (int account : accounts) {
                taken.set(account);
            }
        } else if (2 * free.length > accounts.length && free.length >= landscape.parameters.minAccounts()) {
            queue.add(score(0, free));
        }
    }
}
