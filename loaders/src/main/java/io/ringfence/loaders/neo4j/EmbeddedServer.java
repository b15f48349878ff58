package io.ringfence.loaders.neo4j;

import io.ringfence.graph.RunControl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A running Neo4j server of ours: a child process that speaks Bolt on loopback and nothing else. */
final class EmbeddedServer {
    private static final Duration START_PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 3;

    private final ChildProcess process;
    private final int port;
    private final Thread shutdownHook;

    private EmbeddedServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
        shutdownHook = new Thread(() -> process.stop(STOP_PATIENCE), "stop-neo4j");
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /**
     * Starts a server on a free port and waits until it listens.
     *
     * @throws DatabaseException if it ends or does not listen in time; says why in its own words
     */
    static EmbeddedServer start(DatabaseSettings settings, Path home, RunControl control) {
        String complaint = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = freePort();
            writeConfiguration(home, port);
            var command = new ChildProcess.Command(
                    settings,
                    home,
                    heapMegabytes(),
                    List.of(
                            "org.neo4j.server.Neo4jCommunity",
                            "--home-dir=" + home,
                            "--config-dir=" + home.resolve("conf")));
            var server = new EmbeddedServer(ChildProcess.start(command), port);
            if (server.awaitListening(control)) {
                return server;
            }
            complaint = server.process.complaint();
            server.stop();
            if (!complaint.contains("BindException") && !complaint.contains("in use")) {
                break;
            }
        }
        throw new DatabaseException("the embedded database did not start: " + complaint);
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ServerFile file() {
        return new ServerFile(port, process.pid(), process.startedAt());
    }

    /** Waits a moment for an end that is under way. */
    void awaitEnd(Duration patience) {
        try {
            process.waitFor(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        process.stop(STOP_PATIENCE);
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The hook is what runs now.
        }
    }

    /**
     * Checks what can be checked without starting anything.
     *
     * @throws DatabaseException if there is no server in the libraries or no java
     */
    static void requireInstalled(DatabaseSettings settings) {
        if (!Files.isExecutable(settings.java())) {
            throw new DatabaseException("no java at " + settings.java() + "; JDK 25 is needed");
        }
        if (!Files.isDirectory(settings.libraries())) {
            throw new DatabaseException("no Neo4j server: the folder " + settings.libraries() + " does not exist");
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(settings.libraries(), "neo4j-kernel-*.jar")) {
            if (!jars.iterator().hasNext()) {
                throw new DatabaseException("no Neo4j server: no neo4j-kernel-*.jar in " + settings.libraries());
            }
        } catch (IOException e) {
            throw new DatabaseException("cannot read " + settings.libraries() + ": " + StoreDirectory.reason(e), e);
        }
    }

    /** A sixteenth of what the machine has, between 512 MiB and 2 GiB. */
    static int heapMegabytes() {
        var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        long total = system instanceof com.sun.management.OperatingSystemMXBean known
                ? known.getTotalMemorySize() >> 20
                : 8192;
        return Math.clamp(total / 16, 512, 2048);
    }

    private static void writeConfiguration(Path home, int port) {
        String text = """
                server.default_listen_address=127.0.0.1
                server.bolt.listen_address=127.0.0.1:%d
                server.bolt.advertised_address=127.0.0.1:%d
                server.http.enabled=false
                server.https.enabled=false
                server.memory.pagecache.size=%dm
                db.tx_log.rotation.size=32m
                db.tx_log.rotation.retention_policy=64M size
                db.tx_log.preallocate=false
                db.logs.query.enabled=OFF
                dbms.usage_report.enabled=false
                client.allow_telemetry=false
                """.formatted(port, port, Math.max(128, heapMegabytes() / 2));
        try {
            Files.createDirectories(home.resolve("conf"));
            Files.writeString(home.resolve("conf").resolve("neo4j.conf"), text);
        } catch (IOException e) {
            throw new DatabaseException("cannot write to " + home + ": " + StoreDirectory.reason(e), e);
        }
    }

    private boolean awaitListening(RunControl control) {
        long start = System.nanoTime();
        boolean listens = false;
        try {
            while (!listens && process.isAlive() && System.nanoTime() - start < START_PATIENCE.toNanos()) {
                control.check("starting the database", (System.nanoTime() - start) / 1_000_000_000, -1);
                listens = listens();
                if (!listens) {
                    process.waitFor(Duration.ofMillis(100));
                }
            }
            return listens;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while the database was starting", e);
        } finally {
            if (!listens && process.isAlive()) {
                stop();
            }
        }
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseException("no free port on loopback", e);
        }
    }
}
