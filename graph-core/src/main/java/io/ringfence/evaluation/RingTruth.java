package io.ringfence.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The truth about a world: its rings, its innocent groups that look like rings, and all accounts that serve fraud.
 *
 * @param rings  the rings, in the order of their ids
 * @param decoys innocent groups; no fraud account is in one
 * @param fraud  each account that serves fraud, in a ring or alone, and since when
 */
public record RingTruth(List<TrueRing> rings, List<DecoyGroup> decoys, Map<String, Instant> fraud) {
    /** One true ring. */
    public record TrueRing(String id, String typology, List<TrueMember> members) {
        public TrueRing {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(typology, "typology");
            members = List.copyOf(members);
        }
    }

    /** An account of a true ring, its role there and when it first touched what the ring shares. */
    public record TrueMember(String accountId, String role, Instant joinedAt) {
        public TrueMember {
            Objects.requireNonNull(accountId, "accountId");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(joinedAt, "joinedAt");
        }

        /** Whether the truth names the account only to say that it stands beside the ring: it is no member. */
        public boolean isBystander() {
            return role.equalsIgnoreCase("BYSTANDER");
        }
    }

    /** An innocent group, such as a family or an office. */
    public record DecoyGroup(String id, String kind, Set<String> accounts) {
        public DecoyGroup {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kind, "kind");
            accounts = Set.copyOf(accounts);
        }
    }

    public RingTruth {
        rings = List.copyOf(rings);
        decoys = List.copyOf(decoys);
        fraud = Map.copyOf(fraud);
    }

    /** What was true at a time: rings with the members who had joined by then, without those that had none yet. */
    public RingTruth asOf(Instant time) {
        List<TrueRing> begun = rings.stream()
                .map(ring -> new TrueRing(
                        ring.id(),
                        ring.typology(),
                        ring.members().stream()
                                .filter(member -> !member.joinedAt().isAfter(time))
                                .toList()))
                .filter(ring -> !ring.members().isEmpty())
                .toList();
        var known = new HashMap<>(fraud);
        known.values().removeIf(since -> since.isAfter(time));
        return new RingTruth(begun, decoys, known);
    }

    /**
     * Reads the folder {@code truth} of a simulated world. {@code fraud.csv} may be missing; then the ring members are
     * all the fraud there is.
     *
     * @param directory the world's folder, the one that holds {@code truth/}
     * @throws IOException if a file is missing or a line is not as it should be, naming file and line
     */
    public static RingTruth read(Path directory) throws IOException {
        return TruthFiles.read(directory.resolve("truth"));
    }

    /** Writes {@code truth/rings.csv}, {@code truth/decoys.csv} and {@code truth/fraud.csv} under a folder. */
    public void write(Path directory) throws IOException {
        TruthFiles.write(this, directory.resolve("truth"));
    }
}
