package io.ringfence.workspace;

import io.ringfence.graph.RunControl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A job in a Java process of its own, so that native threads and memory stay out of this one. It ends with this one. */
final class JobProcess {
    private JobProcess() {}

    /**
     * Runs a job to its end.
     *
     * @param job       the class to start; it writes lines of progress and, last, its result
     * @param arguments what it is told
     * @param result    the first word of the line that holds its result
     * @return the second word of that line
     * @throws WorkspaceException if the job fails, with its own words
     */
    static String run(Class<?> job, List<String> arguments, String result, RunControl control) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:MaxRAMPercentage=25",
                "-XX:+UseParallelGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true",
                "-Dringfence.job.owned=true", // it watches its standard input, which closes when this process ends
                "-cp",
                System.getProperty("java.class.path"),
                job.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        Process process = builder.start();
        var errors = new ArrayList<String>();
        Thread drain = Thread.ofVirtual().start(() -> drain(process, errors));
        String value = null;
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] parts = line.split("\t", -1);
                if (parts.length == 4 && parts[0].equals("progress")) {
                    control.check(parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3]));
                } else if (parts.length == 2 && parts[0].equals(result)) {
                    value = parts[1];
                }
            }
            int status = process.waitFor();
            drain.join();
            if (status != 0 || value == null) {
                throw new WorkspaceException(
                        errors.isEmpty() ? "the process ended with status " + status : errors.getLast());
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkspaceException("the process was interrupted", e);
        } finally {
            stop(process);
        }
    }

    private static void drain(Process process, List<String> errors) {
        try (var in = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    errors.add(line);
                }
            }
        } catch (IOException e) {
            errors.add("the process broke off: " + e.getMessage());
        }
    }

    private static void stop(Process process) {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
