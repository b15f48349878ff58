package io.ringfence.cli;

/** What a command tells the shell. */
final class ExitStatus {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int DONE_WITH_REJECTED_ROWS = 3;

    private ExitStatus() {}
}
