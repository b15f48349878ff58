package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The input itself, the slow obvious reference for facts that evidence cites: looked up by source row. */
final class RawInput {
    private record MerchantAmount(String merchant, long cents) {}

    private final Map<Source, List<Event>> rows = new HashMap<>();
    private final Map<EntityId, Set<String>> users = new HashMap<>();
    private final Map<MerchantAmount, Set<String>> payers = new HashMap<>();

    RawInput(List<Event> events) {
        for (Event event : events) {
            switch (event) {
                case Event.AccountOpened opened -> add(opened.source(), opened);
                case Event.LinkSeen seen -> {
                    add(seen.source(), seen);
                    use(seen.entity(), seen.accountId());
                }
                case Event.LabelGiven given -> add(given.source(), given);
                case Event.AttributeGiven given -> add(given.source(), given);
                case Event.PaymentMade paid -> {
                    add(paid.source(), paid);
                    Event.Parties parties = paid.parties();
                    use("card", parties.cardId(), paid.accountId());
                    use("device", parties.deviceId(), paid.accountId());
                    use("ip", parties.ip(), paid.accountId());
                    use("merchant", parties.merchantId(), paid.accountId());
                    if (parties.merchantId() != null) {
                        payers.computeIfAbsent(
                                        new MerchantAmount(parties.merchantId(), paid.amountCents()),
                                        key -> new HashSet<>())
                                .add(paid.accountId());
                    }
                }
            }
        }
    }

    private void add(Source source, Event event) {
        rows.computeIfAbsent(source, key -> new ArrayList<>()).add(event);
    }

    private void use(String type, String id, String account) {
        if (id != null) {
            use(new EntityId(type, id), account);
        }
    }

    private void use(EntityId entity, String account) {
        users.computeIfAbsent(entity, key -> new HashSet<>()).add(account);
    }

    /** Whether the row that a fact cites says all of it, and its sharers are as many as the input has. */
    boolean says(EvidenceLink link) {
        return rows.getOrDefault(link.source(), List.of()).stream().anyMatch(event -> says(event, link));
    }

    private boolean says(Event event, EvidenceLink link) {
        String account = link.from().id();
        return switch (event) {
            case Event.AccountOpened opened ->
                link.kind() == EvidenceLink.Kind.OPENING
                        && opened.accountId().equals(account)
                        && opened.at().equals(link.at())
                        && opened.knownAt().equals(link.knownAt());
            case Event.LabelGiven given ->
                link.kind() == EvidenceLink.Kind.LABEL
                        && given.accountId().equals(account)
                        && given.fraud()
                        && !given.isOfPayment()
                        && given.knownAt().equals(link.knownAt());
            case Event.AttributeGiven given -> false;
            case Event.LinkSeen seen ->
                link.kind() == EvidenceLink.Kind.TIE
                        && seen.accountId().equals(account)
                        && seen.entity().equals(link.to())
                        && seen.at().equals(link.at())
                        && seen.knownAt().equals(link.knownAt())
                        && link.sharers() == sharers(link);
            case Event.PaymentMade paid ->
                paid.accountId().equals(account)
                        && paid.amountCents() == link.amountCents()
                        && paid.at().equals(link.at())
                        && paid.knownAt().equals(link.knownAt())
                        && paid(paid, link);
        };
    }

    private boolean paid(Event.PaymentMade paid, EvidenceLink link) {
        Event.Parties parties = paid.parties();
        String other = link.to().id();
        return switch (link.kind()) {
            case TRANSFER -> other.equals(parties.toAccountId());
            case PAYMENT ->
                other.equals(parties.merchantId())
                        && link.sharers()
                                == payers.get(new MerchantAmount(other, paid.amountCents()))
                                        .size();
            case TIE -> other.equals(party(parties, link.to().type())) && link.sharers() == sharers(link);
            default -> false;
        };
    }

    private static String party(Event.Parties parties, String type) {
        return switch (type) {
            case "card" -> parties.cardId();
            case "device" -> parties.deviceId();
            case "ip" -> parties.ip();
            default -> parties.merchantId();
        };
    }

    private int sharers(EvidenceLink link) {
        return link.to().isAccount() ? 1 : users.get(link.to()).size();
    }
}
