package io.ringfence.graph;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/** Reads what {@link SnapshotWriter} wrote; leaves the pages where they are. */
final class SnapshotReader {
    private final Path file;
    private final MemorySegment data;
    private final DataInputStream directory;
    private final long dataEnd;

    /** Maps a file and verifies its head and directory. */
    SnapshotReader(Path file) throws IOException {
        this.file = file;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = channel.size();
            var head = ByteBuffer.allocate(SnapshotWriter.HEAD);
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // until the head is whole or the file ends
            }
            dataEnd = requireHead(head.flip(), length);
            MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, length, Arena.ofAuto());
            byte[] bytes = all.asSlice(dataEnd, length - dataEnd).toArray(ValueLayout.JAVA_BYTE);
            var sum = new CRC32C();
            sum.update(bytes);
            if ((int) sum.getValue() != head.getInt(28)) {
                throw damaged("its directory does not match its checksum");
            }
            data = all.asSlice(SnapshotWriter.HEAD, dataEnd - SnapshotWriter.HEAD);
            directory = new DataInputStream(new ByteArrayInputStream(bytes));
        }
    }

    /** Where the directory starts. */
    private long requireHead(ByteBuffer head, long length) throws IOException {
        if (head.remaining() < 12) {
            throw new IOException(file + (head.remaining() == 0 ? " is empty" : " is cut short"));
        }
        if (head.getLong(0) != GraphFile.MAGIC) {
            throw new IOException(file + " is not a graph file");
        }
        int version = head.getInt(8);
        if (version != GraphFile.VERSION) {
            throw new IOException(file + " has version " + version + ", this build reads " + GraphFile.VERSION);
        }
        if (head.remaining() < SnapshotWriter.HEAD) {
            throw new IOException(file + " is cut short");
        }
        var sum = new CRC32C();
        sum.update(head.slice(0, SnapshotWriter.HEAD - Long.BYTES));
        if (sum.getValue() != head.getLong(SnapshotWriter.HEAD - Long.BYTES)) {
            throw damaged("its head does not match its checksum");
        }
        long end = head.getLong(12) + head.getLong(20);
        if (length != end) {
            throw new IOException(
                    file + " is " + (length < end ? "cut short: " : "damaged: ") + length + " of " + end + " bytes");
        }
        return head.getLong(12);
    }

    String note() throws IOException {
        try {
            return string();
        } catch (EOFException | IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    /** The graph, after every byte was verified. */
    TemporalGraph graph(RunControl control) throws IOException {
        try {
            string();
            EntityTypes types = StoredTypes.read(directory);
            var layout = new Layout(directory.readInt(), directory.readInt(), directory.readInt());
            int sequence = directory.readInt();
            long watermark = directory.readLong();
            int numbering = directory.readInt();
            var names = new Names(names());
            int[] sizes = new int[8];
            var nodes = new NodeTable(table(layout, NodeTable.OWN, 0, sizes));
            var openings = new OpeningTable(table(layout, OpeningTable.OWN, 1, sizes));
            var links = new LinkTable(table(layout, LinkTable.OWN, 2, sizes));
            Column[] paymentColumns = table(layout, PaymentTable.OWN, 3, sizes);
            var labels = new LabelTable(table(layout, LabelTable.OWN, 4, sizes), names);
            Column[] attributeColumns = table(layout, AttributeTable.OWN, 5, sizes);
            var attributeNames = new Names(names());
            sizes[6] = directory.readInt();
            Column codes = column(layout);
            var attributes =
                    new AttributeTable(attributeColumns, new AttributeValues(attributeNames, texts(layout), codes));
            sizes[7] = directory.readInt();
            TextIndex awaitedIds = texts(layout);
            var ids = new IdMap(types, texts(layout));
            var payments = new PaymentTable(paymentColumns, texts(layout), names);
            Rows[] rows = new Rows[7];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = rows(layout);
            }
            verify(control); // what comes now looks into pages
            var awaited = AwaitedPayments.of(awaitedIds, labels, sizes[4], layout);
            var tables = new Tables(nodes, openings, links, payments, labels, attributes, awaited, ids, names);
            var store = new Store(tables, rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], numbering);
            return new TemporalGraph(
                    types,
                    layout,
                    new Published(
                            store,
                            new Published.Sizes(
                                    sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], sizes[7]),
                            sequence,
                            watermark));
        } catch (EOFException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | DateTimeException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private void verify(RunControl control) throws IOException {
        if (directory.readLong() != data.byteSize()) {
            throw damaged("its pages do not end where its directory starts");
        }
        int[] sums = new int[directory.readInt()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = directory.readInt();
        }
        if (sums.length != Math.ceilDiv(data.byteSize(), (long) SnapshotWriter.BLOCK)) {
            throw damaged("it lacks checksums");
        }
        control.check("verifying", 0, data.byteSize());
        var wrong = new AtomicInteger(-1);
        control.workers().forRanges(sums.length, 1, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                long start = (long) i * SnapshotWriter.BLOCK;
                var sum = new CRC32C();
                sum.update(data.asSlice(start, Math.min(SnapshotWriter.BLOCK, data.byteSize() - start))
                        .asByteBuffer());
                if ((int) sum.getValue() != sums[i]) {
                    wrong.set(i);
                }
            }
        });
        if (wrong.get() >= 0) {
            throw damaged("block " + wrong.get() + " does not match its checksum");
        }
    }

    private List<String> names() throws IOException {
        int count = directory.readInt();
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            names.add(string());
        }
        return names;
    }

    private String string() throws IOException {
        byte[] bytes = new byte[directory.readInt()];
        directory.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Column[] table(Layout layout, int own, int kind, int[] sizes) throws IOException {
        sizes[kind] = directory.readInt();
        var columns = new Column[RecordTable.COMMON + own];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column(layout);
        }
        return columns;
    }

    private Column column(Layout layout) throws IOException {
        int size = directory.readInt();
        long place = directory.readLong();
        int capacity = 1 << layout.recordBits();
        var pages = new Page[Math.ceilDiv(size, capacity)];
        for (int i = 0; i < pages.length; i++) {
            long base = directory.readLong();
            int width = directory.readByte();
            int slope = directory.readByte();
            int bytes = width == 0 ? 0 : Page.length(Math.min(capacity, size - i * capacity), width);
            pages[i] = width == 0
                    ? Page.unpacked(base, slope)
                    : Page.unread(data.asSlice(place, bytes), base, width, slope);
            place += bytes;
        }
        return new Column(layout.recordBits(), pages, size);
    }

    private TextIndex texts(Layout layout) throws IOException {
        Column places = column(layout);
        Column slots = column(layout);
        var pages = new Page[directory.readInt()];
        long place = directory.readLong();
        for (int i = 0; i < pages.length; i++) {
            int bytes = directory.readInt();
            pages[i] = Page.unread(data.asSlice(place, bytes), 0, 0, 0);
            place += bytes;
        }
        return new TextIndex(layout, new TextIndex.Stored(places, slots, pages));
    }

    private Rows rows(Layout layout) throws IOException {
        var pages = new RowPage[directory.readInt()];
        long place = directory.readLong();
        int rows = 1 << layout.nodeBits();
        RowPage empty = RowPage.empty(rows);
        for (int i = 0; i < pages.length; i++) {
            int size = directory.readInt();
            long bytes = size == 0 ? 0 : RowPage.storedBytes(rows, size);
            pages[i] = size == 0 ? empty : RowPage.unread(data.asSlice(place, bytes), size);
            place += bytes;
        }
        return new Rows(new CompressedRows(layout.nodeBits(), pages, empty));
    }

    private IOException damaged(String how) {
        return new IOException(file + " is damaged: " + how);
    }

    private IOException damaged(String how, Exception cause) {
        return new IOException(file + " is damaged: " + how, cause);
    }
}
