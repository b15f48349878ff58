package io.ringfence.simulation;

import io.ringfence.evaluation.RingTruth;
import io.ringfence.evaluation.RingTruth.DecoyGroup;
import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.RingTruth.TrueRing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The plan of a world, told as truth. */
final class WorldTruth {
    private WorldTruth() {}

    static RingTruth of(WorldPlan plan) {
        var rings = new ArrayList<TrueRing>();
        Map<String, Instant> fraud = new HashMap<>();
        for (RingPlan ring : plan.rings) {
            var members = new ArrayList<TrueMember>();
            for (int m = 0; m < ring.size(); m++) {
                String account = Names.account(ring.account(m));
                Instant joined = Instant.ofEpochMilli(ring.joinedAt(m));
                members.add(new TrueMember(account, ring.role(m).name(), joined));
                fraud.put(account, joined);
            }
            rings.add(new TrueRing(name("ring", ring.number), ring.scheme.name(), members));
        }
        for (PlantedPlan ring : plan.planted) {
            var members = new ArrayList<TrueMember>();
            for (PlantedPlan.Member member : ring.members) {
                String account = Names.account(member.account());
                Instant joined = Instant.ofEpochMilli(member.joinedAt());
                members.add(new TrueMember(account, member.role().name(), joined));
                fraud.merge(account, joined, (a, b) -> a.isBefore(b) ? a : b);
            }
            rings.add(new TrueRing(name("ring", plan.rings.size() + ring.number), ring.pattern.typology(), members));
        }
        plan.loners.forEach(loner -> fraud.put(Names.account(loner.account()), Instant.ofEpochMilli(loner.actAt())));
        var decoys = new ArrayList<DecoyGroup>();
        for (Group group : plan.groups) {
            Set<String> accounts = new HashSet<>();
            for (int m = 0; m < group.size(); m++) {
                accounts.add(Names.account(group.account(m)));
            }
            decoys.add(new DecoyGroup(name("group", group.number), group.kind.name(), accounts));
        }
        return new RingTruth(rings, decoys, fraud);
    }

    private static String name(String prefix, int number) {
        return String.format(Locale.ROOT, "%s-%05d", prefix, number + 1);
    }
}
