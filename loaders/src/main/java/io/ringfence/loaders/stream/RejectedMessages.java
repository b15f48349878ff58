package io.ringfence.loaders.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The messages that did not hold, one JSON object a line. A message stands here before it is acknowledged, hence twice
 * where the process ended in between: topic, partition and offset tell.
 */
final class RejectedMessages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    RejectedMessages(Path file) {
        this.file = file;
    }

    /** One message, with its value as text, and why it was refused. */
    record Refusal(ConsumerRecord<byte[], byte[]> message, String value, String reason) {}

    /** Adds refusals; they are durable on return. */
    void add(List<Refusal> refusals) throws IOException {
        if (refusals.isEmpty()) {
            return;
        }
        var lines = new StringBuilder();
        Instant now = Instant.now();
        for (Refusal refusal : refusals) {
            lines.append(line(refusal, now)).append('\n');
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = out.size();
            if (end > 0 && !endsLine(out, end)) {
                lines.insert(0, '\n'); // the process ended amid a line, and must not spoil this one
            }
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            out.position(end);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private static boolean endsLine(FileChannel file, long size) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return file.read(last, size - 1) == 1 && last.get(0) == '\n';
    }

    private static String line(Refusal refusal, Instant now) throws JsonProcessingException {
        var line = new LinkedHashMap<String, Object>();
        line.put("topic", refusal.message.topic());
        line.put("partition", refusal.message.partition());
        line.put("offset", refusal.message.offset());
        line.put("reason", refusal.reason);
        line.put("rejected_at", now.toString());
        line.put("value", refusal.value);
        return JSON.writeValueAsString(line);
    }
}
