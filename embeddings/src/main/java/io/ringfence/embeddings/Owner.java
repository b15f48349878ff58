package io.ringfence.embeddings;

import java.io.IOException;

/** The process that started this one and holds its standard input. */
final class Owner {
    /** Set by an owner that holds the input; whoever starts a job by hand need not. */
    static final String PROPERTY = "ringfence.job.owned";

    private Owner() {}

    /** Ends this process when its owner is gone, however that ended: nobody would fetch what it makes. */
    static void endWithIt() {
        if (Boolean.getBoolean(PROPERTY)) {
            Thread.ofPlatform().daemon().name("owner").start(() -> {
                try {
                    System.in.transferTo(java.io.OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // as good as its end
                }
                Runtime.getRuntime().halt(1);
            });
        }
    }
}
