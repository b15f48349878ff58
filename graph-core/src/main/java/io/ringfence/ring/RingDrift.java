package io.ringfence.ring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far live rings had drifted from those of a full run. Rings match that share at least half of their accounts
 * (Jaccard); bystanders do not count.
 *
 * @param live    rings that were live
 * @param nightly rings of the full run
 * @param matched rings in both
 * @param same    of these, rings of the very same accounts
 * @param ringF1  2 · matched / (live + nightly); 1 where there are none
 * @param memberF1 the same of accounts in any ring
 * @param onlyLive ids of live rings that the full run does not have, sorted
 * @param onlyNightly ids of rings of the full run that were not live, sorted
 */
public record RingDrift(
        int live,
        int nightly,
        int matched,
        int same,
        double ringF1,
        double memberF1,
        List<String> onlyLive,
        List<String> onlyNightly) {
    public RingDrift {
        onlyLive = List.copyOf(onlyLive);
        onlyNightly = List.copyOf(onlyNightly);
    }

    /** Compares in O(members); rings of one side are disjoint. */
    public static RingDrift between(RingSet live, RingSet nightly) {
        Map<String, Ring> nightlyOf = new HashMap<>();
        for (Ring ring : nightly.rings()) {
            ring.accountIds().forEach(account -> nightlyOf.put(account, ring));
        }
        Set<String> found = new HashSet<>();
        nightly.rings().forEach(ring -> found.add(ring.id()));
        var onlyLive = new ArrayList<String>();
        var onlyNightly = new HashSet<>(found);
        int same = 0;
        int matched = 0;
        long liveAccounts = 0;
        long common = 0;
        for (Ring ring : live.rings()) {
            Map<String, Integer> overlap = new TreeMap<>();
            for (String account : ring.accountIds()) {
                liveAccounts++;
                Ring other = nightlyOf.get(account);
                if (other != null) {
                    common++;
                    overlap.merge(other.id(), 1, Integer::sum);
                }
            }
            boolean isMatched = false;
            for (Ring other : ring.accountIds().stream()
                    .map(nightlyOf::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList()) {
                int both = overlap.getOrDefault(other.id(), 0);
                int all = ring.accountIds().size() + other.accountIds().size() - both;
                if (2 * both >= all && onlyNightly.remove(other.id())) {
                    isMatched = true;
                    same += both == all ? 1 : 0;
                    break;
                }
            }
            matched += isMatched ? 1 : 0;
            if (!isMatched) {
                onlyLive.add(ring.id());
            }
        }
        int rings = live.rings().size() + nightly.rings().size();
        long accounts = liveAccounts + nightlyOf.size();
        return new RingDrift(
                live.rings().size(),
                nightly.rings().size(),
                matched,
                same,
                rings == 0 ? 1 : 2.0 * matched / rings,
                accounts == 0 ? 1 : 2.0 * common / accounts,
                onlyLive.stream().sorted().toList(),
                onlyNightly.stream().sorted().toList());
    }
}
