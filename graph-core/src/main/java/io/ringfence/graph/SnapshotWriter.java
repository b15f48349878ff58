package io.ringfence.graph;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes a compacted graph: a head, the pages in blocks of {@value #BLOCK} bytes, and a directory that says where
 * everything is and what each block sums up to. The head, written last, has the sum of the directory and its own.
 */
final class SnapshotWriter {
    static final int HEAD = 40;
    static final int BLOCK = 1 << 22;

    private final FileChannel channel;
    private final RunControl control;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK);
    private final MemorySegment block = MemorySegment.ofBuffer(buffer);
    private final List<Integer> sums = new ArrayList<>();
    private final ByteArrayOutputStream directoryBytes = new ByteArrayOutputStream();
    private final DataOutputStream directory = new DataOutputStream(directoryBytes);
    private int filled;
    private long written;

    SnapshotWriter(FileChannel channel, RunControl control) {
        this.channel = channel;
        this.control = control;
    }

    void write(TemporalGraph graph, Published published, String note) throws IOException {
        channel.position(HEAD);
        string(note);
        StoredTypes.write(graph.types(), directory);
        Layout layout = graph.layout();
        directory.writeInt(layout.recordBits());
        directory.writeInt(layout.nodeBits());
        directory.writeInt(layout.textBits());
        Store store = published.store();
        Tables tables = store.tables();
        Published.Sizes sizes = published.sizes();
        directory.writeInt(published.sequence());
        directory.writeLong(published.watermark());
        directory.writeInt(store.numbering());
        names(tables.names().all());
        table(tables.nodes(), sizes.nodes());
        table(tables.openings(), sizes.openings());
        table(tables.links(), sizes.links());
        table(tables.payments(), sizes.payments());
        table(tables.labels(), sizes.labels());
        table(tables.attributes(), sizes.attributes());
        AttributeValues values = tables.attributes().values();
        names(values.names().all());
        directory.writeInt(sizes.values());
        column(values.codes(), sizes.values());
        texts(values.texts(), sizes.values(), layout);
        directory.writeInt(sizes.awaited());
        texts(tables.awaited().ids(), sizes.awaited(), layout);
        texts(tables.ids().texts(), sizes.nodes(), layout);
        texts(tables.payments().ids(), sizes.payments(), layout);
        for (Rows rows : List.of(
                store.links(),
                store.paid(),
                store.received(),
                store.labels(),
                store.paymentLabels(),
                store.attributes(),
                store.openings())) {
            rows(rows.base());
        }
        flush();
        finish();
    }

    private void finish() throws IOException {
        directory.writeLong(written);
        directory.writeInt(sums.size());
        for (int sum : sums) {
            directory.writeInt(sum);
        }
        directory.flush();
        byte[] bytes = directoryBytes.toByteArray();
        writeFully(ByteBuffer.wrap(bytes));
        var sum = new CRC32C();
        sum.update(bytes);
        ByteBuffer head = ByteBuffer.allocate(HEAD)
                .putLong(GraphFile.MAGIC)
                .putInt(GraphFile.VERSION)
                .putLong(HEAD + written)
                .putLong(bytes.length)
                .putInt((int) sum.getValue());
        sum.reset();
        sum.update(head.array(), 0, HEAD - Long.BYTES);
        head.putLong(sum.getValue()).flip();
        channel.position(0);
        writeFully(head);
    }

    private void names(List<String> names) throws IOException {
        directory.writeInt(names.size());
        for (String name : names) {
            string(name);
        }
    }

    private void string(String text) throws IOException {
        byte[] bytes = IdMap.utf8(text);
        directory.writeInt(bytes.length);
        directory.write(bytes);
    }

    private void table(RecordTable table, int size) throws IOException {
        control.check("writing records", 0, size);
        directory.writeInt(size);
        for (Column column : table.columns()) {
            column(column, size);
        }
    }

    private void column(Column column, int size) throws IOException {
        int pages = Math.ceilDiv(size, 1 << column.bits());
        directory.writeInt(size);
        directory.writeLong(position());
        for (int i = 0; i < pages; i++) {
            Page page = column.stored(i, size);
            directory.writeLong(page.base());
            directory.writeByte(page.width());
            directory.writeByte(page.slope());
            if (page.width() > 0) {
                put(page.bytes());
            }
        }
    }

    private void texts(TextIndex texts, int size, Layout layout) throws IOException {
        control.check("writing ids", 0, size);
        column(texts.places(), size);
        Column slots = texts.hashed(layout, size, control.workers());
        column(slots, slots.size());
        Page[] pages = texts.pages(size);
        directory.writeInt(pages.length);
        directory.writeLong(position());
        for (Page page : pages) {
            directory.writeInt((int) page.byteSize());
            put(page.bytes());
        }
    }

    private void rows(CompressedRows rows) throws IOException {
        control.check("writing rows", 0, rows.pageCount());
        directory.writeInt(rows.pageCount());
        directory.writeLong(position());
        for (int i = 0; i < rows.pageCount(); i++) {
            RowPage page = rows.stored(i);
            directory.writeInt(page.size());
            if (page.size() > 0 && !page.isRead()) {
                put(page.stored());
            } else if (page.size() > 0) {
                put(page.offsets);
                put(page.pairs);
            }
        }
    }

    private long position() {
        return written + filled;
    }

    private void put(MemorySegment bytes) throws IOException {
        for (long done = 0; done < bytes.byteSize(); ) {
            int run = (int) Math.min(room(), bytes.byteSize() - done);
            MemorySegment.copy(bytes, done, block, filled, run);
            filled += run;
            done += run;
        }
    }

    private void put(int[] numbers) throws IOException {
        MemorySegment source = MemorySegment.ofArray(numbers);
        byte[] bytes = new byte[4 * numbers.length];
        MemorySegment.copy(
                source, ValueLayout.JAVA_INT, 0, MemorySegment.ofArray(bytes), RowPage.INT, 0, numbers.length);
        put(MemorySegment.ofArray(bytes));
    }

    private void put(long[] numbers) throws IOException {
        MemorySegment source = MemorySegment.ofArray(numbers);
        int most = BLOCK / Long.BYTES;
        byte[] bytes = new byte[Long.BYTES * Math.min(most, numbers.length)];
        MemorySegment little = MemorySegment.ofArray(bytes);
        for (int done = 0; done < numbers.length; done += most) {
            int run = Math.min(most, numbers.length - done);
            MemorySegment.copy(source, ValueLayout.JAVA_LONG, 8L * done, little, RowPage.LONG, 0, run);
            put(little.asSlice(0, 8L * run));
        }
    }

    /** Room in the block, at least one byte. */
    private int room() throws IOException {
        if (filled == BLOCK) {
            flush();
        }
        return BLOCK - filled;
    }

    private void flush() throws IOException {
        if (filled == 0) {
            return;
        }
        var sum = new CRC32C();
        sum.update(buffer.clear().limit(filled));
        sums.add((int) sum.getValue());
        writeFully(buffer.clear().limit(filled));
        written += filled;
        filled = 0;
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
