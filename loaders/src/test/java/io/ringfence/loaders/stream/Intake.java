package io.ringfence.loaders.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what it is given; refuses what starts with {@code bad}, and fails while it is told to. */
final class Intake implements EventIntake {
    private final List<Message> kept = new ArrayList<>();
    private int failures;
    private Runnable meanwhile = () -> {};

    synchronized void fail(int times) {
        failures = times;
    }

    /** What to do while messages are taken, before they are kept. */
    synchronized void meanwhile(Runnable action) {
        meanwhile = action;
    }

    synchronized List<Message> kept() {
        return List.copyOf(kept);
    }

    synchronized List<String> values() {
        return kept.stream().map(Message::value).toList();
    }

    @Override
    public synchronized List<Optional<String>> take(List<Message> messages) {
        meanwhile.run();
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("the ledger is away");
        }
        var answers = new ArrayList<Optional<String>>();
        for (Message message : messages) {
            if (message.value().startsWith("bad")) {
                answers.add(Optional.of("starts with bad"));
            } else {
                kept.add(message);
                answers.add(Optional.empty());
            }
        }
        return answers;
    }
}
