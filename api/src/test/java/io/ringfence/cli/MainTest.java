package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class MainTest {
    private static final List<String> CONTRACT = List.of(
            "demo",
            "simulate",
            "load",
            "erase",
            "detect",
            "rings",
            "train",
            "backtest",
            "drift",
            "score",
            "features",
            "report",
            "evaluate",
            "benchmark",
            "fit-rings",
            "serve",
            "models",
            "doctor");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandOfTheContractIsThere() {
        assertThat(commandLine().getSubcommands().keySet()).containsExactlyInAnyOrderElementsOf(CONTRACT);
    }

    static Stream<String> commands() {
        return CONTRACT.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsEverywhere(String command) {
        assertThat(run(command, "--help")).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString()).contains("ringfence " + command);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionIsInTheGuide(String command) throws IOException {
        String guide = Files.readString(Path.of(System.getProperty("ringfence.root"), "docs/guide/commands.md"));

        assertThat(guide).contains("\n## " + command + "\n");
        for (OptionSpec option :
                commandLine().getSubcommands().get(command).getCommandSpec().options()) {
            assertThat(guide).contains(option.longestName());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "simulate",
                "simulate --out x --accounts many",
                "simulate --out x --manner wild",
                "simulate --out x --labelled 2",
                "simulate --out x --fraud 0.9",
                "detect --as-of yesterday",
                "report --format pdf --out x",
                "report --all --format doc --out x",
                "features --out x.txt",
                "features",
                "features audit --cuts 0",
                "models",
                "models shadow --off",
                "backtest --step never",
                "drift --drift-limit 0",
                "train --if-needed --new-labels 0",
                "erase",
                "erase device",
                "erase Device d1",
                "rings --min-score high",
                "evaluate",
                "benchmark nothing",
                "benchmark --trials 0",
                "evaluate a b",
                "evaluate a --adversary",
                "evaluate --worlds 1 --step week",
                "evaluate --worlds 1 --accounts 5",
                "fit-rings --out x",
                "fit-rings --worlds 1"
            })
    void wrongUsageIsSaidInALineAndExitsWith2(String arguments) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");

        assertThat(run(words)).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(err.toString()).contains("--help").doesNotContain("\tat ");
    }

    @Test
    void whatIsWrongWithAWorldIsSaidInOneLine(@TempDir Path folder) {
        assertThat(run("simulate", "--accounts", "5", "--out", folder.toString()))
                .isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(err.toString())
                .contains("accounts must be 100 to 10000000, got 5")
                .doesNotContain("\tat ");
    }

    @Test
    void aWorldIsWritten(@TempDir Path folder) {
        assertThat(run("simulate", "--accounts", "200", "--out", folder.toString(), "--json"))
                .isEqualTo(ExitStatus.DONE);
        assertThat(out.toString()).startsWith("{").contains("\"accounts\":200");
        assertThat(folder.resolve("truth/rings.csv")).isNotEmptyFile();
    }

    @Test
    void aMissingTruthIsSaidInOneLine(@TempDir Path folder) {
        assertThat(run("evaluate", folder.toString())).isEqualTo(ExitStatus.FAILED);
        assertThat(err.toString()).contains("rings.csv").doesNotContain("\tat ");
    }

    @Test
    void fitsTreesToSimulatedWorldsAndFoldersTogether(@TempDir Path folder) throws IOException {
        Path world = folder.resolve("world");
        assertThat(run("simulate", "--accounts", "600", "--fraud", "0.1", "--out", world.toString()))
                .isEqualTo(ExitStatus.DONE);
        Path trees = folder.resolve("trees");
        String[] fit = {"fit-rings", "--worlds", "1", "--accounts", "600", "--fraud", "0.1", world.toString()};

        assertThat(run(Stream.concat(Stream.of(fit), Stream.of("--out", trees.toString()))
                        .toArray(String[]::new)))
                .isEqualTo(ExitStatus.DONE);

        assertThat(out.toString()).contains("2 worlds");
        assertThat(Files.readString(trees.resolve("ring-trees.txt"))).startsWith("base -3.89");
        assertThat(Files.readString(trees.resolve("member-trees.txt"))).startsWith("base -0.40");
    }

    @Test
    void worldsAreJudgedWithoutADatabase(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.html");

        assertThat(run("evaluate", "--worlds", "2", "--accounts", "600", "--json", "--html", page.toString()))
                .as(err.toString())
                .isEqualTo(ExitStatus.DONE);

        assertThat(out.toString()).startsWith("{").contains("\"seed 42\"", "\"seed 43\"", "\"naive\"");
        assertThat(page).content().contains("<svg", "2 simulated worlds");
    }

    @Test
    void aFolderIsJudgedAsItsWorldWouldBe(@TempDir Path folder) {
        run("simulate", "--accounts", "600", "--out", folder.toString());
        out.getBuffer().setLength(0);
        assertThat(run("evaluate", "--in-memory", folder.toString())).isEqualTo(ExitStatus.DONE);
        List<String> ofFolder = ourFigures();
        out.getBuffer().setLength(0);
        assertThat(run("evaluate", "--worlds", "1", "--accounts", "600")).isEqualTo(ExitStatus.DONE);

        assertThat(ourFigures()).isEqualTo(ofFolder).hasSizeGreaterThan(30);
    }

    /** The naive recipe, in the last column, also differs by the placeholders that a load leaves out. */
    private List<String> ourFigures() {
        return out.toString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, Math.min(line.length(), 88)))
                .toList();
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static CommandLine commandLine() {
        return Main.commandLine();
    }
}
