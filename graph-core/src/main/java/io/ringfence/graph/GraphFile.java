package io.ringfence.graph;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A graph in a file: its entity types and its events in order, ended by a CRC-32C of all that went before. Used to hand
 * a graph to a training process. Writing and reading take O(events); a file that is torn, altered or of another version
 * is refused, never half read.
 */
public final class GraphFile {
    private static final long MAGIC = 0x52494e4746454e43L; // "RINGFENC"
    private static final int VERSION = 1;
    private static final int NONE = -1;

    private GraphFile() {}

    /**
     * Writes a graph; the file appears whole or not at all.
     *
     * @throws IOException if the disk refuses
     */
    public static void write(TemporalGraph graph, Path file) throws IOException {
        Path torn = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            var sum = new CheckedOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(torn), 1 << 16), new CRC32C());
            try (var out = new DataOutputStream(sum)) {
                out.writeLong(MAGIC);
                out.writeInt(VERSION);
                writeTypes(graph.types(), out);
                new Writer(out).events(graph);
                out.writeLong(sum.getChecksum().getValue());
            }
            Files.move(torn, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(torn);
        }
    }

    /**
     * Reads a graph.
     *
     * @throws IOException if the file is not there, is no graph file, is of another version, or is damaged
     */
    public static TemporalGraph read(Path file) throws IOException {
        var sum = new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32C());
        try (var in = new DataInputStream(sum)) {
            if (in.readLong() != MAGIC) {
                throw new IOException(file + " is not a graph file");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new IOException(file + " has version " + version + ", this build reads " + VERSION);
            }
            var graph = new TemporalGraph(readTypes(in));
            new Reader(in).events(graph);
            long expected = sum.getChecksum().getValue();
            if (in.readLong() != expected) {
                throw new IOException(file + " is damaged: its checksum does not match");
            }
            return graph;
        } catch (EOFException e) {
            throw new IOException(file + " is cut short", e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | java.time.DateTimeException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static void writeTypes(EntityTypes types, DataOutputStream out) throws IOException {
        out.writeInt(types.size());
        for (EntityType type : types.all()) {
            HubPolicy policy = type.hubPolicy();
            out.writeUTF(type.name());
            out.writeUTF(type.strength().name());
            out.writeInt(policy.cap());
            out.writeLong(policy.window().toMillis());
            out.writeDouble(policy.rarityWeight());
            writeStrings(policy.allowed(), out);
            writeStrings(policy.placeholders(), out);
        }
    }

    private static void writeStrings(Set<String> strings, DataOutputStream out) throws IOException {
        out.writeInt(strings.size());
        for (String string : strings.stream().sorted().toList()) {
            out.writeUTF(string);
        }
    }

    private static EntityTypes readTypes(DataInputStream in) throws IOException {
        int count = in.readInt();
        var types = new ArrayList<EntityType>();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            var strength = EntityType.Strength.valueOf(in.readUTF());
            int cap = in.readInt();
            Duration window = Duration.ofMillis(in.readLong());
            double weight = in.readDouble();
            var policy = new HubPolicy(cap, window, weight, readStrings(in), readStrings(in));
            types.add(new EntityType(name, strength, policy));
        }
        return new EntityTypes(types);
    }

    private static Set<String> readStrings(DataInputStream in) throws IOException {
        int count = in.readInt();
        var strings = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            strings.add(in.readUTF());
        }
        return Set.copyOf(strings);
    }

    /** Writes events, each text once and by number from then on. */
    private static final class Writer {
        private final DataOutputStream out;
        private final Map<String, Integer> texts = new HashMap<>();
        private @Nullable IOException failure;

        Writer(DataOutputStream out) {
            this.out = out;
        }

        void events(TemporalGraph graph) throws IOException {
            out.writeInt(graph.published().sequence());
            graph.replay(event -> {
                try {
                    if (failure == null) {
                        event(event);
                    }
                } catch (IOException e) {
                    failure = e;
                }
            });
            if (failure != null) {
                throw failure;
            }
        }

        private void event(Event event) throws IOException {
            switch (event) {
                case Event.AccountOpened opened -> head('A', event);
                case Event.LinkSeen link -> {
                    head('L', event);
                    text(link.entity().type());
                    text(link.entity().id());
                }
                case Event.PaymentMade payment -> {
                    head('P', event);
                    out.writeUTF(payment.paymentId());
                    out.writeLong(payment.amountCents());
                    text(payment.currency());
                    text(payment.parties().cardId());
                    text(payment.parties().deviceId());
                    text(payment.parties().ip());
                    text(payment.parties().toAccountId());
                    text(payment.parties().merchantId());
                }
                case Event.LabelGiven label -> {
                    head('F', event);
                    out.writeBoolean(label.fraud());
                    text(label.reason());
                }
            }
        }

        private void head(char kind, Event event) throws IOException {
            out.writeByte(kind);
            text(event.accountId());
            out.writeLong(event.at().toEpochMilli());
            out.writeLong(event.knownAt().toEpochMilli());
            text(event.source().file());
            out.writeLong(event.source().row());
        }

        private void text(@Nullable String text) throws IOException {
            if (text == null) {
                out.writeInt(NONE);
                return;
            }
            Integer number = texts.putIfAbsent(text, texts.size());
            if (number == null) {
                out.writeInt(texts.size() - 1);
                out.writeUTF(text);
            } else {
                out.writeInt(number);
            }
        }
    }

    private static final class Reader {
        private final DataInputStream in;
        private final List<String> texts = new ArrayList<>();

        Reader(DataInputStream in) {
            this.in = in;
        }

        void events(TemporalGraph graph) throws IOException {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                graph.append(event());
            }
        }

        private Event event() throws IOException {
            char kind = (char) in.readByte();
            String account = required();
            Instant at = Instant.ofEpochMilli(in.readLong());
            Instant known = Instant.ofEpochMilli(in.readLong());
            var source = new Source(required(), in.readLong());
            return switch (kind) {
                case 'A' -> new Event.AccountOpened(account, at, known, source);
                case 'L' -> new Event.LinkSeen(account, new EntityId(required(), required()), at, known, source);
                case 'P' -> {
                    String id = in.readUTF();
                    long cents = in.readLong();
                    String currency = required();
                    var parties = new Event.Parties(text(), text(), text(), text(), text());
                    yield new Event.PaymentMade(id, account, cents, currency, parties, at, known, source);
                }
                case 'F' -> new Event.LabelGiven(account, in.readBoolean(), required(), at, known, source);
                default -> throw new IllegalArgumentException("unknown kind of event " + (int) kind);
            };
        }

        private String required() throws IOException {
            String text = text();
            if (text == null) {
                throw new IllegalArgumentException("a required text is absent");
            }
            return text;
        }

        private @Nullable String text() throws IOException {
            int number = in.readInt();
            if (number == NONE) {
                return null;
            }
            if (number == texts.size()) {
                texts.add(in.readUTF());
            }
            return texts.get(number);
        }
    }
}
