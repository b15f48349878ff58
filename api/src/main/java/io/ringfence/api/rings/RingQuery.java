package io.ringfence.api.rings;

import io.ringfence.api.entities.Words;
import io.ringfence.api.problem.ProblemException;
import io.ringfence.ring.Ring;
import io.ringfence.ring.Typology;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which rings, in which order, from where on. A cursor names the last ring of a page by its sort key, so that a page
 * begins where the one before ended even when rings came or went in between.
 */
final class RingQuery {
    private static final int MAX_LIMIT = 500;

    private enum Sort {
        SCORE,
        MEMBERS,
        MONEY,
        LOSS,
        EXPECTED_LOSS,
        LAST_SEEN,
        RECENT,
        FIRST_SEEN
    }

    private enum Order {
        ASC,
        DESC
    }

    /** Where a page ended. */
    private record Place(double key, String id) {}

    private final RingListRequest request;
    private final Sort sort;
    private final boolean ascending;
    private final @Nullable Typology typology;
    private final @Nullable RingStatus status;
    private final @Nullable Place after;

    RingQuery(RingListRequest request) {
        this.request = request;
        String word = request.sort().startsWith("-") ? request.sort().substring(1) : request.sort();
        sort = parse(Sort.class, "sort", word.replaceAll("([a-z])([A-Z])", "$1_$2"));
        ascending = parse(Order.class, "order", request.order()) == Order.ASC;
        typology = request.typology() == null ? null : parse(Typology.class, "typology", request.typology());
        status = request.status() == null ? null : parse(RingStatus.class, "status", request.status());
        if (request.limit() < 1 || request.limit() > MAX_LIMIT) {
            throw ProblemException.badRequest("limit must be 1 to " + MAX_LIMIT + ", got " + request.limit());
        }
        if (!(request.minScore() >= 0 && request.minScore() <= 1)) {
            throw ProblemException.badRequest("minScore must be 0 to 1, got " + request.minScore());
        }
        after = request.cursor() == null ? null : place(request.cursor(), word());
    }

    /** The rings that the filter lets through, in order, on all pages. */
    List<Ring> select(List<Ring> rings, Function<Ring, RingStatus> statusOf) {
        var selected = new ArrayList<Ring>();
        for (Ring ring : rings) {
            if (ring.score() >= request.minScore()
                    && (typology == null || ring.typology() == typology)
                    && (request.member() == null || ring.hasMember(request.member()))
                    && matches(ring)
                    && (status == null || statusOf.apply(ring) == status)) {
                selected.add(ring);
            }
        }
        selected.sort(order());
        return selected;
    }

    /** The page of what was selected that comes after the cursor. */
    List<Ring> page(List<Ring> selected) {
        return selected.stream()
                .filter(ring -> after == null || compare(place(ring), after) > 0)
                .limit(request.limit())
                .toList();
    }

    /** The cursor after a page, if something that was selected comes after it. */
    Optional<String> next(List<Ring> selected, List<Ring> page) {
        if (page.isEmpty() || selected.getLast().id().equals(page.getLast().id())) {
            return Optional.empty();
        }
        Place last = place(page.getLast());
        String text = word() + "|" + Long.toHexString(Double.doubleToLongBits(last.key())) + "|" + last.id();
        return Optional.of(
                Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Comparator<Ring> order() {
        return (one, other) -> compare(place(one), place(other));
    }

    private String word() {
        return sort + (ascending ? "+" : "-");
    }

    private boolean matches(Ring ring) {
        String text = request.q() == null ? "" : request.q().strip().toLowerCase(Locale.ROOT);
        return text.isEmpty()
                || ring.id().toLowerCase(Locale.ROOT).contains(text)
                || ring.summary().toLowerCase(Locale.ROOT).contains(text)
                || ring.accountIds().stream()
                        .anyMatch(account -> account.toLowerCase(Locale.ROOT).contains(text));
    }

    private Place place(Ring ring) {
        return new Place(key(ring), ring.id());
    }

    private double key(Ring ring) {
        return switch (sort) {
            case SCORE -> ring.score();
            case MEMBERS -> ring.accountIds().size();
            case MONEY -> ring.money().paidCents();
            case LOSS -> ring.money().lossCents();
            case EXPECTED_LOSS -> ring.money().expectedLossCents();
            case LAST_SEEN, RECENT -> ring.lastSeen().toEpochMilli();
            case FIRST_SEEN -> ring.firstSeen().toEpochMilli();
        };
    }

    private int compare(Place one, Place other) {
        int byKey = Double.compare(one.key(), other.key());
        return byKey != 0 ? (ascending ? byKey : -byKey) : one.id().compareTo(other.id());
    }

    private static Place place(String cursor, String sortWord) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 3);
            if (parts.length == 3 && parts[0].equals(sortWord)) {
                return new Place(Double.longBitsToDouble(Long.parseUnsignedLong(parts[1], 16)), parts[2]);
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("cursor is not one that this service gave");
        }
        throw ProblemException.badRequest("cursor belongs to another sort order");
    }

    private static <E extends Enum<E>> E parse(Class<E> family, String parameter, String word) {
        return Words.parse(family, word)
                .orElseThrow(() -> ProblemException.badRequest(
                        parameter + " must be one of " + Words.all(family) + ", got '" + word + "'"));
    }
}
