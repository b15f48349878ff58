package io.ringfence.cli;

import io.ringfence.ring.RingSet;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        description = "Find, score and store rings. Rings that were there before keep their ids.")
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class DetectCommand implements Callable<Integer> {
    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            converter = Times.class,
            description = "Use only what was known by then (default: all that is known).")
    private @Nullable Instant asOf;

    @Mixin
    private Console console;

    @Override
    public Integer call() {
        RingSet rings;
        try (var progress = console.progress();
                var session = Session.toWrite(Home.of(System.getenv()), "detect", progress)) {
            rings = session.workspace(progress).detect(Optional.ofNullable(asOf), progress);
        }
        console.say(
                "%,d rings with %,d accounts as of %s; %,d groups cleared; %,d links looked at, %,d left out",
                rings.rings().size(),
                rings.rings().stream().mapToLong(ring -> ring.members().size()).sum(),
                rings.asOf(),
                rings.cleared().size(),
                rings.coverage().considered(),
                rings.coverage().leftOut());
        var result = new LinkedHashMap<String, Object>();
        result.put("asOf", rings.asOf());
        result.put("policyVersion", rings.policyVersion());
        result.put("rings", rings.rings().size());
        result.put("cleared", rings.cleared().size());
        result.put("coverage", rings.coverage());
        console.result(result);
        return ExitStatus.DONE;
    }
}
