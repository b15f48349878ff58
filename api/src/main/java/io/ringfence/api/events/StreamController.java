package io.ringfence.api.events;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.ringfence.api.entities.Words;
import io.ringfence.ring.RingChange;
import io.ringfence.workspace.Notice;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;

/** Tells watchers what happens. */
@Controller("/v1/stream")
@Tag(name = "events")
final class StreamController {
    private static final int MAX_WAITING = 1000;
    private static final int MAX_CHANGES = 100;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Workspace workspace;
    private final AtomicLong ids = new AtomicLong();

    StreamController(Workspace workspace) {
        this.workspace = workspace;
    }

    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    @Operation(
            summary = "What happens from now on, as server-sent events",
            description =
                    "Events: ready (once, at the start), events (added), rings (found anew), decision (taken), and"
                            + " ping every 15 seconds. A watcher that cannot keep up loses the oldest; ids then have gaps.")
    @ApiResponse(responseCode = "200", description = "The stream; it ends when either side closes it")
    Publisher<Event<StreamBody>> watch() {
        Flux<Event<StreamBody>> notices = Flux.<Notice>push(sink -> {
                    Workspace.Listening listening = workspace.listen(sink::next);
                    sink.onDispose(listening::close);
                })
                .map(this::event)
                .onBackpressureBuffer(MAX_WAITING, dropped -> {}, BufferOverflowStrategy.DROP_OLDEST);
        Flux<Event<StreamBody>> pings = Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .map(tick ->
                        Event.of(StreamBody.at(workspace.clock().instant())).name("ping"));
        Flux<Event<StreamBody>> ready = Flux.defer(() ->
                Flux.just(Event.of(StreamBody.at(workspace.clock().instant())).name("ready")));
        return Flux.merge(notices, ready, pings);
    }

    private Event<StreamBody> event(Notice notice) {
        Event<StreamBody> event = switch (notice) {
            case Notice.EventsAdded added ->
                Event.of(StreamBody.at(added.at()).withCount(added.count())).name("events");
            case Notice.RingsChanged changed ->
                Event.of(StreamBody.at(changed.at()).withCount(changed.rings()).withChanges(changes(changed.changes())))
                        .name("rings");
            case Notice.Decided decided ->
                Event.of(StreamBody.at(decided.at())
                                .withDecision(
                                        decided.decision().ringId(),
                                        Words.of(decided.decision().verdict())))
                        .name("decision");
        };
        return event.id(Long.toString(ids.incrementAndGet()));
    }

    private static List<StreamBody.Change> changes(List<RingChange> changes) {
        return changes.stream()
                .limit(MAX_CHANGES)
                .map(change -> new StreamBody.Change(
                        change.ringId(), Words.of(change.kind()), change.sizeBefore(), change.sizeAfter()))
                .toList();
    }
}
