package io.ringfence.transfer;

import java.time.Duration;

/**
 * What a live view of transfers keeps and looks for.
 *
 * @param window           what is older than the latest transfer by more than this is forgotten, not negative
 * @param maxCycle         longest cycle that is counted, at most {@value CycleParameters#MOST}; below 2 for none
 * @param stepsPerTransfer most transfers looked at in the search for the cycles of one, at least 1
 */
public record LiveParameters(Duration window, int maxCycle, long stepsPerTransfer) {
    /** Three days, cycles of up to 4 transfers, 2,000 steps. */
    public static final LiveParameters DEFAULT = new LiveParameters(Duration.ofDays(3), 4, 2_000);

    public LiveParameters {
        if (window.isNegative()) {
            throw new IllegalArgumentException("window must not be negative, got " + window);
        }
        if (maxCycle < 1 || maxCycle > CycleParameters.MOST) {
            throw new IllegalArgumentException("maxCycle must be 1 to " + CycleParameters.MOST + ", got " + maxCycle);
        }
        if (stepsPerTransfer < 1) {
            throw new IllegalArgumentException("stepsPerTransfer must be at least 1, got " + stepsPerTransfer);
        }
    }
}
