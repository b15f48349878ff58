package io.ringfence.simulation;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import io.ringfence.graph.Event.Parties;
import io.ringfence.graph.Source;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Writes down what happens, each fact with the file and line it stands on. What would happen after the window has not
 * happened; nothing happens to an account before it opens.
 */
final class Recorder {
    static final String ACCOUNTS = "accounts.csv";
    static final String LINKS = "links.csv";
    static final String PAYMENTS = "payments.csv";
    static final String LABELS = "labels.csv";

    private static final String CURRENCY = "EUR";
    private static final double LATE_SHARE = 0.03;

    private final Names names;
    private final Population population;
    private final long end;
    private final Consumer<Event> sink;
    private final Dice lateness;
    private final Recording recording;
    private final MarketManner market;
    private long accountLines = 1;
    private long linkLines = 1;
    private long paymentLines = 1;
    private long labelLines = 1;

    Recorder(World world, Consumer<Event> sink) {
        names = world.names();
        population = world.population();
        end = world.town().end;
        this.sink = sink;
        market = world.parameters().manner().market();
        recording = new Recording(world.parameters());
        lateness = new Dice(world.parameters().seed(), Dice.Stream.LATENESS, -1);
    }

    void open(int account) {
        Instant at = Instant.ofEpochMilli(population.openedAt(account));
        sink.accept(new Event.AccountOpened(Names.account(account), at, at, new Source(ACCOUNTS, ++accountLines)));
    }

    /** A link of the links file; what comes from registers rather than sessions is sometimes known days late. */
    void link(int account, EntityId entity, long at) {
        long when = Math.max(at, population.openedAt(account));
        if (when >= end || !recording.has(entity.type())) {
            return;
        }
        boolean register = !entity.type().equals(EntityType.DEVICE)
                && !entity.type().equals(EntityType.IP)
                && !entity.type().equals(EntityType.CARD);
        boolean late = lateness.chance(LATE_SHARE) && register;
        long known = late ? Math.min(end - Town.SECOND, when + lateness.between(1, 72) * Town.HOUR) : when;
        sink.accept(new Event.LinkSeen(
                Names.account(account),
                entity,
                Instant.ofEpochMilli(when),
                Instant.ofEpochMilli(known),
                new Source(LINKS, ++linkLines)));
    }

    void device(int account, String device, long at) {
        link(account, new EntityId(EntityType.DEVICE, device), at);
    }

    void ip(int account, String ip, long at) {
        link(account, new EntityId(EntityType.IP, ip), at);
    }

    /** A payment; a transfer to an account that is not yet open does not happen. */
    void pay(int account, long cents, long at, Parties parties) {
        if (at >= end || at < population.openedAt(account)) {
            return;
        }
        if (!recording.written(parties)) {
            return;
        }
        Parties seen = recording.of(parties);
        Parties written = recording.onPayment(seen);
        if (recording.asLinks(written, seen)) {
            linkTools(account, seen, at);
        }
        Instant when = Instant.ofEpochMilli(at);
        long line = ++paymentLines;
        sink.accept(new Event.PaymentMade(
                names.payment(line),
                Names.account(account),
                market.cents(Math.max(1, cents)),
                CURRENCY,
                written,
                when,
                when,
                new Source(PAYMENTS, line)));
    }

    private void linkTools(int account, Parties tools, long at) {
        if (tools.cardId() != null) {
            link(account, new EntityId(EntityType.CARD, tools.cardId()), at);
        }
        if (tools.deviceId() != null) {
            device(account, tools.deviceId(), at);
        }
        if (tools.ip() != null) {
            ip(account, tools.ip(), at);
        }
    }

    void label(int account, boolean fraud, String reason, long knownAt) {
        if (knownAt < end) {
            sink.accept(new Event.LabelGiven(
                    Names.account(account),
                    fraud,
                    reason,
                    Instant.ofEpochMilli(Town.seconds(knownAt)),
                    new Source(LABELS, ++labelLines)));
        }
    }
}
