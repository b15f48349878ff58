package io.ringfence.ring;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A ring in one sentence: the strongest claim of when its accounts came, what they share, and what they did. */
final class Summary {
    private enum Family {
        TIME,
        SHARING,
        ACTS,
        KNOWN
    }

    private Summary() {}

    /**
     * The sentence.
     *
     * @param size     accused accounts
     * @param evidence strongest first
     */
    static String of(Typology typology, int size, List<Evidence> evidence) {
        Map<Family, Claim> strongest = new EnumMap<>(Family.class);
        for (Evidence piece : evidence) {
            strongest.putIfAbsent(family(piece.claim()), piece.claim());
        }
        Subject subject = Subject.within(size);
        var text = new StringBuilder();
        String before = "";
        for (Claim claim : strongest.values()) {
            String clause = claim.clause(subject);
            String who = subject.of(claim.accounts()) + " ";
            if (!before.isEmpty() && who.equals(before) && clause.startsWith(who)) {
                text.append(" and ").append(clause.substring(who.length()));
            } else {
                text.append(text.isEmpty() ? "" : "; ").append(clause);
            }
            before = clause.startsWith(who) ? who : "";
        }
        String name = typology.name().replace('_', ' ');
        return Sentence.of(
                "%s of %s: %s.",
                name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT), Sentence.count(size, "account"), text);
    }

    private static Family family(Claim claim) {
        return switch (claim) {
            case Claim.OpenedTogether opened -> Family.TIME;
            case Claim.EnteredLate late -> Family.TIME;
            case Claim.FirstUsedTogether used -> Family.TIME;
            case Claim.SharedEntities shared -> Family.SHARING;
            case Claim.DropAddress drop -> Family.SHARING;
            case Claim.TiedToOne tied -> Family.SHARING;
            case Claim.IdentityChain chain -> Family.SHARING;
            case Claim.SamePayment same -> Family.ACTS;
            case Claim.FavouriteMerchants favourites -> Family.ACTS;
            case Claim.PaidAtOnce paid -> Family.ACTS;
            case Claim.PassedOn passed -> Family.ACTS;
            case Claim.MoneyCycle cycle -> Family.ACTS;
            case Claim.FanIn in -> Family.ACTS;
            case Claim.FanOut out -> Family.ACTS;
            case Claim.GatherScatter both -> Family.ACTS;
            case Claim.TransfersInside inside -> Family.ACTS;
            case Claim.ManyCards cards -> Family.ACTS;
            case Claim.Burst burst -> Family.ACTS;
            case Claim.KnownFraud known -> Family.KNOWN;
        };
    }
}
