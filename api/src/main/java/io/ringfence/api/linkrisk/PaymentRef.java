package io.ringfence.api.linkrisk;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ringfence.api.entities.EntityRef;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment to decide on. Its parties count as links of the decision.
 *
 * @param paymentId its id, by which challengers in the shadow are judged once payments are labelled
 * @param amount    in units of the currency, such as 12.50; parts of a cent are rounded
 */
@Schema(name = "PendingPayment")
@JsonIgnoreProperties(ignoreUnknown = true)
public record PaymentRef(
        @JsonAlias("payment_id") @Schema(nullable = true) @Nullable
        String paymentId,

        BigDecimal amount,
        @Schema(nullable = true) @Nullable String currency,

        @JsonAlias("card_id") @Schema(nullable = true) @Nullable
        String cardId,

        @JsonAlias("device_id") @Schema(nullable = true) @Nullable
        String deviceId,

        @Schema(nullable = true) @Nullable String ip,

        @JsonAlias("to_account_id") @Schema(nullable = true) @Nullable
        String toAccountId,

        @JsonAlias("merchant_id") @Schema(nullable = true) @Nullable
        String merchantId) {
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("1e15");

    public PaymentRef {
        if (paymentId != null) {
            EntityRef.requireText("paymentId", paymentId);
        }
        if (amount == null) {
            throw new IllegalArgumentException("amount is missing");
        }
        if (amount.signum() < 0 || amount.compareTo(MAX_AMOUNT) > 0) {
            throw new IllegalArgumentException("amount must be 0 to 1e15, got " + amount);
        }
    }

    long cents() {
        return amount.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    List<EntityId> parties() {
        var parties = new ArrayList<EntityId>();
        add(parties, EntityType.CARD, cardId);
        add(parties, EntityType.DEVICE, deviceId);
        add(parties, EntityType.IP, ip);
        add(parties, EntityType.ACCOUNT, toAccountId);
        add(parties, EntityType.MERCHANT, merchantId);
        return parties;
    }

    private static void add(List<EntityId> parties, String type, @Nullable String id) {
        if (id != null && !id.isBlank()) {
            parties.add(new EntityId(type, EntityRef.requireText(type, id)));
        }
    }
}
