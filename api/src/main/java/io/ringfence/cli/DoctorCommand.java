package io.ringfence.cli;

import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.loaders.neo4j.DatabaseException;
import io.ringfence.loaders.neo4j.DatabaseSettings;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Say what is installed, reachable and healthy. Exit status 1 where something is not.")
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class DoctorCommand implements Callable<Integer> {
    private static final long LOW_DISK = 1L << 30;

    @Mixin
    private Console console;

    /** One thing looked at. */
    record Finding(String subject, boolean healthy, String detail) {}

    @Override
    public Integer call() {
        Home home = Home.of(System.getenv());
        DatabaseSettings settings = Session.settings(home, System.getenv());
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(disk(home));
        if (settings.uri() == null) {
            findings.add(libraries(settings.libraries()));
        }
        findings.add(database(home));
        findings.add(models(home));
        for (Finding finding : findings) {
            console.say("%-10s %-8s %s", finding.subject(), finding.healthy() ? "ok" : "PROBLEM", finding.detail());
        }
        console.result(Map.of("findings", findings));
        return findings.stream().allMatch(Finding::healthy) ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        return new Finding("java", feature == 25, Runtime.version() + " in " + System.getProperty("java.home"));
    }

    private static Finding disk(Home home) {
        Path place = home.directory();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        try {
            FileStore store = Files.getFileStore(place);
            long free = store.getUsableSpace();
            boolean writable = Files.isDirectory(place) && Files.isWritable(place);
            String detail = String.format("%s, %,d MiB free", home.directory(), free >> 20);
            return new Finding("home", free > LOW_DISK && writable, writable ? detail : detail + ", not writable");
        } catch (IOException e) {
            return new Finding("home", false, home.directory() + ": " + e.getMessage());
        }
    }

    private static Finding libraries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new Finding("neo4j-lib", false, folder + " is not there; './mvnw verify' makes it");
        }
        try (Stream<Path> files = Files.list(folder)) {
            long jars = files.filter(file -> file.toString().endsWith(".jar")).count();
            return new Finding("neo4j-lib", jars > 0, jars + " jars in " + folder);
        } catch (IOException e) {
            return new Finding("neo4j-lib", false, folder + ": " + e.getMessage());
        }
    }

    private Finding database(Home home) {
        try (var progress = console.progress();
                var session = Session.toRead(home, "doctor", progress)) {
            if (session.isEmpty()) {
                return new Finding("database", true, "empty");
            }
            return new Finding(
                    "database",
                    true,
                    String.format("answers, %,d events", session.store().eventCount()));
        } catch (WorkspaceException | DatabaseException e) {
            return new Finding("database", false, String.valueOf(e.getMessage()));
        }
    }

    private static Finding models(Home home) {
        List<ModelSummary> models = home.registry().list();
        long damaged = models.stream()
                .filter(model -> model.status().equals(ModelSummary.DAMAGED))
                .count();
        String champion = models.stream()
                .filter(model -> model.status().equals(ModelSummary.CHAMPION))
                .map(ModelSummary::id)
                .findFirst()
                .orElse("none");
        return new Finding(
                "models", damaged == 0, models.size() + " models, champion " + champion + ", damaged " + damaged);
    }
}
