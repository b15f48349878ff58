package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each account joined a ring: the first thing that it did with the others, by the evidence. */
final class Joining {
    private final Map<String, Instant> first = new HashMap<>();

    Joining(List<Evidence> evidence) {
        for (Evidence piece : evidence) {
            for (EvidenceLink link : piece.links()) {
                if (isWithTheRing(piece.claim(), link)) {
                    note(link.from(), link.at());
                    note(link.to(), link.at());
                }
            }
        }
    }

    /** What was done before, cited only to be compared with, does not count. */
    private static boolean isWithTheRing(Claim claim, EvidenceLink link) {
        return switch (claim) {
            case Claim.EnteredLate late -> link.kind() == EvidenceLink.Kind.TIE;
            case Claim.DropAddress drop -> link.to().equals(drop.address());
            case Claim.FavouriteMerchants favourites -> favourites.merchants().contains(link.to());
            case Claim.Burst burst -> !link.at().isBefore(burst.from());
            case Claim.PaidAtOnce paid -> false;
            case Claim.KnownFraud known -> false;
            case Claim.PassedOn passed -> link.kind() == EvidenceLink.Kind.TRANSFER;
            default -> true;
        };
    }

    private void note(EntityId entity, Instant at) {
        if (entity.isAccount()) {
            first.merge(entity.id(), at, (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    /** When an account joined, or a moment for accounts of which no act is cited. */
    Instant of(String account, Instant otherwise) {
        return first.getOrDefault(account, otherwise);
    }
}
