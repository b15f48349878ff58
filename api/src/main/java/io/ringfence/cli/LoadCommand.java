package io.ringfence.cli;

import io.ringfence.loaders.InputException;
import io.ringfence.loaders.LoadReport;
import io.ringfence.loaders.LoadRequest;
import io.ringfence.loaders.Loaded;
import io.ringfence.loaders.Loader;
import io.ringfence.loaders.mapping.Mapping;
import io.ringfence.loaders.neo4j.AppendResult;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Validate files and tables and load them. A repeated load changes nothing.",
            "Rows that do not hold are kept, with file, line and reason, in RINGFENCE_HOME/rejected."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class LoadCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description = {
                "Files (.csv, .csv.gz, .parquet), folders of them, or databases:",
                "jdbc:postgresql://HOST:PORT/DATABASE?user=NAME (password: PGPASSWORD)."
            })
    private List<String> sources;

    @Option(
            names = "--mapping",
            paramLabel = "FILE|NAME",
            description = "What the files mean: a YAML file, or the name of a mapping that ships with Ringfence.")
    private @Nullable String mapping;

    @Option(names = "--fresh", description = "Drop what the database holds and load in bulk.")
    private boolean fresh;

    @Option(names = "--yes", description = "Do not ask before dropping data.")
    private boolean yes;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws InputException {
        Home home = Home.of(System.getenv());
        Loaded loaded;
        AppendResult stored;
        try (var progress = console.progress()) {
            loaded = Loader.read(new LoadRequest(sources, readMapping(), home.rejected()), progress);
        }
        try (var progress = console.progress();
                var session = Session.toWrite(home, "load", progress)) {
            progress.pause();
            if (fresh && !session.isEmpty() && !yes && !Confirmation.ask(dropQuestion(session))) {
                console.warn("Nothing was loaded; add --yes to drop what is there.");
                return ExitStatus.WRONG_USAGE;
            }
            stored = session.load(loaded, fresh, progress);
            progress.pause();
            report(loaded.report(), stored, session.store().entityCounts());
        }
        return loaded.report().rejected() > 0 ? ExitStatus.DONE_WITH_REJECTED_ROWS : ExitStatus.DONE;
    }

    private Optional<Mapping> readMapping() throws InputException {
        return mapping == null ? Optional.empty() : Optional.of(Mapping.find(mapping));
    }

    private static String dropQuestion(Session session) {
        return String.format(
                "%s holds %,d events. Drop them?",
                session.home().directory(), session.store().eventCount());
    }

    private void report(LoadReport report, AppendResult stored, Map<String, Long> entities) {
        for (LoadReport.FileReport file : report.files()) {
            console.say("%s: %,d rows, %,d rejected", file.file(), file.rows(), file.rejected());
            file.firstReasons().forEach(reason -> console.warn("  " + reason));
            file.rejectedFile().ifPresent(path -> console.warn("  all rejected rows: " + path));
        }
        report.placeholders().forEach((id, count) -> console.say("Placeholder %s ties nobody: %,d rows", id, count));
        report.warnings().forEach(console::warn);
        console.say(
                "%,d events new, %,d repeated, %,d conflicting",
                stored.added(), stored.repeated() + report.repeated(), stored.conflicting() + report.conflicting());
        entities.forEach((type, count) -> console.say("%,12d %s", count, type));
        var result = new LinkedHashMap<String, Object>();
        result.put("report", report);
        result.put("stored", stored);
        result.put("entities", entities);
        console.result(result);
    }
}
