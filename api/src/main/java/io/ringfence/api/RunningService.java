package io.ringfence.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;

/** The service while it runs. Closing it stops the server; the workspace stays open. */
public final class RunningService implements AutoCloseable {
    private final ApplicationContext context;
    private final EmbeddedServer server;

    RunningService(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /** The port on which it listens; where 0 was asked for, the one that it got. */
    public int port() {
        return server.getPort();
    }

    /** The address of the page and the root of all calls. */
    public URI uri() {
        return server.getURI();
    }

    /** The beans, for tests that ask what is routed. */
    ApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
