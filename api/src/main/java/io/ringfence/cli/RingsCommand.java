package io.ringfence.cli;

import io.ringfence.ring.Member;
import io.ringfence.ring.Ring;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rings",
        mixinStandardHelpOptions = true,
        description = "List the rings of the latest run: one row per member.")
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class RingsCommand implements Callable<Integer> {
    /** How to print the rings. */
    enum Format {
        CSV,
        JSON
    }

    @Option(
            names = "--format",
            defaultValue = "csv",
            description = "${COMPLETION-CANDIDATES}: csv is one row per member, json everything known of each ring.")
    private Format format;

    @Option(
            names = "--min-score",
            defaultValue = "0",
            paramLabel = "X",
            description = "Leave out rings below this score, 0 to 1 (default ${DEFAULT-VALUE}).")
    private double minScore;

    @Mixin
    private Console console;

    @Override
    public Integer call() {
        List<Ring> rings;
        try (var progress = console.progress();
                var session = Session.toRead(Home.of(System.getenv()), "rings", progress)) {
            rings = session.store().rings().rings().stream()
                    .filter(ring -> ring.score() >= minScore)
                    .toList();
        }
        if (console.wantsJson()) {
            console.result(Map.of("rings", rings));
        } else if (format == Format.JSON) {
            console.out().println(Console.toJson(rings));
        } else {
            printCsv(rings);
        }
        console.out().flush();
        return ExitStatus.DONE;
    }

    private void printCsv(List<Ring> rings) {
        console.out().println("ring_id,account_id,role,score,typology");
        for (Ring ring : rings) {
            for (Member member : ring.members()) {
                console.out()
                        .println(String.join(
                                ",",
                                Csv.quote(ring.id()),
                                Csv.quote(member.accountId()),
                                member.role().name().toLowerCase(Locale.ROOT),
                                String.format(Locale.ROOT, "%.4f", ring.score()),
                                ring.typology().name().toLowerCase(Locale.ROOT)));
            }
        }
    }
}
