package io.ringfence.simulation;

import io.ringfence.graph.Event;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes a world as the CSV files of the input format. No id needs quoting. */
final class WorldFiles {
    private WorldFiles() {}

    static void write(RingWorld world, Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var accounts = open(directory, Recorder.ACCOUNTS, "account_id,created_at");
                var links = open(directory, Recorder.LINKS, "account_id,entity_type,entity_id,seen_at,known_at");
                var payments = open(
                        directory,
                        Recorder.PAYMENTS,
                        "payment_id,account_id,amount,currency,paid_at,card_id,device_id,ip,to_account_id,merchant_id");
                var labels = open(directory, Recorder.LABELS, "account_id,label,known_at,reason")) {
            world.forEachEvent(event -> {
                switch (event) {
                    case Event.AccountOpened opened -> line(accounts, opened.accountId(), opened.at());
                    case Event.LinkSeen link ->
                        line(
                                links,
                                link.accountId(),
                                link.entity().type(),
                                link.entity().id(),
                                link.at(),
                                link.knownAt());
                    case Event.PaymentMade payment -> payment(payments, payment);
                    case Event.LabelGiven label ->
                        line(
                                labels,
                                label.accountId(),
                                label.fraud() ? "fraud" : "legit",
                                label.knownAt(),
                                label.reason());
                    case Event.AttributeGiven attribute ->
                        throw new IllegalStateException("a world says nothing of accounts, got " + attribute);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        world.truth().write(directory);
    }

    private static void payment(BufferedWriter file, Event.PaymentMade payment) {
        Event.Parties parties = payment.parties();
        line(
                file,
                payment.paymentId(),
                payment.accountId(),
                amount(payment.amountCents()),
                payment.currency(),
                payment.at(),
                orEmpty(parties.cardId()),
                orEmpty(parties.deviceId()),
                orEmpty(parties.ip()),
                orEmpty(parties.toAccountId()),
                orEmpty(parties.merchantId()));
    }

    private static String amount(long cents) {
        long fraction = cents % 100;
        return cents / 100 + (fraction < 10 ? ".0" : ".") + fraction;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static BufferedWriter open(Path directory, String name, String header) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(directory.resolve(name));
        writer.write(header);
        writer.write('\n');
        return writer;
    }

    private static void line(BufferedWriter file, Object... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                if (i > 0) {
                    file.write(',');
                }
                file.write(cells[i].toString());
            }
            file.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
