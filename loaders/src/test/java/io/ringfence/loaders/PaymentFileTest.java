package io.ringfence.loaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.loaders.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PaymentFileTest {
    @TempDir
    Path folder;

    @Test
    void recognisesPaymentsByTheirColumns() throws Exception {
        Path payments = write("new.csv", "paid_at,account_id,payment_id,currency,amount,channel\n");
        Path accounts = write("accounts.csv", "account_id,at\na,2026-01-01T00:00:00Z\n");

        assertThat(PaymentFile.isStandard(payments)).isTrue();
        assertThat(PaymentFile.isStandard(accounts)).isFalse();
        assertThatThrownBy(() -> PaymentFile.isStandard(folder)).isInstanceOf(InputException.class);
    }

    @Test
    void readsNewRowsOfAMappingWithAndWithoutLabelsUnderAnyName() throws Exception {
        String row = "7,2018-08-08 00:00:31,596,3156,57.16";
        Path unlabelled = write("week.csv", "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT\n" + row);
        Path labelled = write(
                "other.csv", "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n" + row + ",1");

        assertThat(read(unlabelled, "card-handbook").events()).hasSize(1).allMatch(Event.PaymentMade.class::isInstance);
        assertThat(read(labelled, "card-handbook").events())
                .hasSize(2)
                .anyMatch(event -> event instanceof Event.LabelGiven label && "7".equals(label.paymentId()));
    }

    @Test
    void leavesOutTheLabelsOfAColumnThatIsNotThere() throws Exception {
        Path file = write("new-users.csv", """
                user_id,signup_time,purchase_time,purchase_value,device_id,source,browser,sex,age,ip_address
                22058,2/24/15 22:55,4/18/15 2:47,34,QVPSPJUOCKZAR,SEO,Chrome,M,39,732758368.8
                22059,2/24/15 22:55,never,34,QVPSPJUOCKZAR,SEO,Chrome,M,39,732758368.8
                """);

        Loaded loaded = read(file, "ecommerce");

        assertThat(loaded.events()).noneMatch(Event.LabelGiven.class::isInstance);
        assertThat(loaded.events())
                .filteredOn(Event.AttributeGiven.class::isInstance)
                .hasSize(4);
        assertThat(loaded.report().rejected()).isEqualTo(1);
    }

    @Test
    void saysWhenAMappingIsOfNoUse() throws Exception {
        Path file = write("new.csv", "a\n1\n");

        assertThatThrownBy(() -> read(file, "tolokers")).hasMessage("mapping tolokers reads no payments");
    }

    private Loaded read(Path file, String mapping) throws InputException {
        var request = new LoadRequest(
                List.of(file.toString()), Optional.of(Mapping.named(mapping)), folder.resolve("rejected"));
        return PaymentFile.read(request, RunControl.NONE);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
