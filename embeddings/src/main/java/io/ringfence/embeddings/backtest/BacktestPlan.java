package io.ringfence.embeddings.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which windows of history are played again.
 *
 * @param from   the first moment of training
 * @param to     no moment of training comes later
 * @param step   time between two, and how long the decisions last that a model is judged by
 * @param window how far back a model looks for decisions to learn from
 * @param delay  how long labels take: a decision without one counts as legitimate only when it is so old
 * @param seed   fixes every random choice
 */
public record BacktestPlan(Instant from, Instant to, Duration step, Duration window, Duration delay, long seed) {
    private static final int MOST = 500;

    public BacktestPlan {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (step.isNegative() || step.isZero() || window.isNegative() || window.isZero() || delay.isNegative()) {
            throw new IllegalArgumentException("step and window must be positive and delay at least 0, got " + step
                    + ", " + window + " and " + delay);
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "the last moment of training must not be before the first, got " + from + " and " + to);
        }
        if (Duration.between(from, to).dividedBy(step) >= MOST) {
            throw new IllegalArgumentException("at most " + MOST + " windows are played, got a step of " + step);
        }
    }

    /** The same over the last two fifths of what it spans, as far as labels are known at its end. */
    public BacktestPlan lately() {
        Instant last = to.minus(judged(step, delay));
        Instant first = from.plus(Duration.between(from, to).multipliedBy(3).dividedBy(5));
        return new BacktestPlan(first.isBefore(last) ? first : last, last, step, window, delay, seed);
    }

    /**
     * One model, and what it is judged by.
     *
     * @param learnFrom decisions before it are not learned from
     * @param at        the model knows nothing that became known later
     * @param until     it is judged by the decisions after {@code at} up to here
     * @param judgedAt  by the labels known here
     */
    public record Window(Instant learnFrom, Instant at, Instant until, Instant judgedAt) {}

    /** The windows whose labels are known by a moment, oldest first. */
    public List<Window> windows(Instant known) {
        var windows = new ArrayList<Window>();
        for (Instant at = from; !at.isAfter(to); at = at.plus(step)) {
            Instant judgedAt = at.plus(judged(step, delay));
            if (!judgedAt.isAfter(known)) {
                windows.add(new Window(at.minus(window), at, at.plus(step), judgedAt));
            }
        }
        return windows;
    }

    /** How long after training the labels of a window are ripe. */
    private static Duration judged(Duration step, Duration delay) {
        Duration ripe = step.plus(delay);
        Duration twice = delay.multipliedBy(2);
        return ripe.compareTo(twice) < 0 ? twice : ripe;
    }

    /** How long the decisions last by which a model is stopped and calibrated, up to the moment of training. */
    public Duration validation() {
        Duration twice = delay.multipliedBy(2);
        return step.compareTo(twice) < 0 ? twice : step;
    }
}
