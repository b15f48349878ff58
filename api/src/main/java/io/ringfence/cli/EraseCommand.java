package io.ringfence.cli;

import io.ringfence.graph.EntityId;
import io.ringfence.loaders.neo4j.Erased;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Take an entity out for good: its links, the payments that an account made, its part in those of others,",
            "its labels and its id, and the rings that name it. Stopped or broken off, a repeat does the rest."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class EraseCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TYPE", description = "Its type, such as account or device.")
    private String type;

    @Parameters(index = "1", paramLabel = "ID", description = "Its id, as it is stored.")
    private String id;

    @Option(names = "--yes", description = "Do not ask before erasing.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Console console;

    @Override
    public Integer call() {
        EntityId entity = entity();
        Optional<Session.Erasure> erased;
        try (var progress = console.progress();
                var session = Session.toWrite(Home.of(System.getenv()), "erase", progress)) {
            progress.pause();
            if (session.isEmpty() || !session.store().holds(entity)) {
                erased = Optional.empty();
            } else if (!yes && !Confirmation.ask("Erase " + entity + " and all that is about it, for good?")) {
                console.warn("Nothing was erased; add --yes to erase " + entity + ".");
                return ExitStatus.WRONG_USAGE;
            } else {
                erased = session.erase(entity, progress);
            }
        }
        if (erased.isEmpty()) {
            console.warn(entity + " is not there; nothing was erased.");
            return ExitStatus.FAILED;
        }
        report(entity, erased.get());
        return ExitStatus.DONE;
    }

    private EntityId entity() {
        try {
            return new EntityId(type, id);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void report(EntityId entity, Session.Erasure erasure) {
        Erased erased = erasure.stored();
        console.say(
                "Erased %s: %,d links, %,d payments, its part in %,d payments of others, %,d labels, %,d attributes",
                entity, erased.links(), erased.payments(), erased.parties(), erased.labels(), erased.attributes());
        console.say(
                "%,d rings and cleared groups that named it are gone, and its part in %,d decisions; "
                        + "detect finds anew what is left of them",
                erased.rings(), erased.decisions());
        if (erasure.shadowScores() > 0) {
            console.say("%,d scores that challengers gave it are gone, too", erasure.shadowScores());
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("entity", entity.toString());
        result.put("erased", erased);
        result.put("shadowScores", erasure.shadowScores());
        console.result(result);
    }
}
