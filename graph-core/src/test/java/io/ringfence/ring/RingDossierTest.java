package io.ringfence.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.RunControl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a ring's dossier says besides its evidence: bystanders, doubts, what was left out, and money. */
class RingDossierTest {
    private static final String GATEWAY = "100.64.0.1";

    private static Landscape landscape(SmallTown town) {
        return new Landscape(town.graph().latest(), RingParameters.DEFAULT, RunControl.NONE);
    }

    private static Group group(Landscape landscape, List<String> accounts) {
        return Group.of(
                landscape,
                accounts.stream()
                        .mapToInt(id -> landscape.incidence.numberOf(landscape.view.node(EntityId.account(id))))
                        .toArray());
    }

    private static List<String> farmers(int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            ids.add("farm-" + i);
        }
        return ids;
    }

    /** A farm of six behind a gateway that it shares with twenty honest accounts. */
    private static SmallTown farmBehindAGateway() {
        var town = new SmallTown(200, 1).farm("farm", 6, 120);
        for (int i = 0; i < 6; i++) {
            town.link("farm-" + i, "ip", GATEWAY, SmallTown.day(121 + 0.01 * i));
        }
        for (int i = 0; i < 20; i++) {
            town.link("honest-%04d".formatted(i), "ip", GATEWAY, SmallTown.day(100 + i));
        }
        return town;
    }

    @Test
    void whoOnlySharesAGatewayWithARingStandsBy() {
        Landscape landscape = landscape(farmBehindAGateway());
        var links = new StoredLinks(landscape);
        List<String> ids = farmers(6);
        ids.addAll(List.of("honest-0000", "honest-0007"));
        Group whole = group(landscape, ids);

        Group core = Bystanders.without(whole, links);
        List<Evidence> evidence = EvidenceWriter.write(core, links);
        List<Member> members = new MemberWriter(core, links, TypologyRules.decide(evidence, core.size()), evidence)
                .write(Bystanders.between(whole, core));

        assertThat(core.size()).isEqualTo(6);
        assertThat(members).hasSize(8);
        assertThat(members.stream().filter(member -> member.role() == Role.BYSTANDER))
                .extracting(Member::accountId)
                .containsExactly("honest-0000", "honest-0007");
        assertThat(members.getLast().reasons())
                .containsExactly("tied to the ring only by network address 100.64.0.1, which 26 accounts used");
        assertThat(members.getLast().probability()).isLessThan(0.1);
    }

    @Test
    void whoOnlyPaidAMemberOfARingThatMovesNoMoneyStandsBy() {
        SmallTown town = new SmallTown(200, 1).farm("farm", 6, 120);
        town.transfer("honest-0003", "farm-1", 2500, SmallTown.day(130));
        Landscape landscape = landscape(town);
        var links = new StoredLinks(landscape);
        List<String> ids = farmers(6);
        ids.add("honest-0003");
        Group whole = group(landscape, ids);

        Group core = Bystanders.without(whole, links);
        List<Evidence> evidence = EvidenceWriter.write(core, links);
        List<Member> members = new MemberWriter(core, links, Typology.PROMOTION_ABUSE, evidence)
                .write(Bystanders.between(whole, core));

        assertThat(members.getLast().accountId()).isEqualTo("honest-0003");
        assertThat(members.getLast().role()).isEqualTo(Role.BYSTANDER);
        assertThat(members.getLast().reasons())
                .containsExactly("1 transfer with accounts of the ring, and no other tie that few share");
    }

    @Test
    void whoUsesWhatMostlyARingUsesJoinsItUnlessAnotherRingHasTheAccount() {
        SmallTown town = new SmallTown(200, 1).farm("farm", 6, 120);
        for (String late : List.of("late", "taken")) {
            town.open(late, SmallTown.day(125)).link(late, "device", "farm-device-0", SmallTown.day(126));
        }
        Landscape landscape = landscape(town);
        Group farm = group(landscape, farmers(6));
        Group other = group(landscape, List.of("taken", "honest-0001", "honest-0002"));

        List<Group> joined = Hangers.join(List.of(farm, other));

        assertThat(joined.getFirst().size()).isEqualTo(7);
        assertThat(joined.getLast().size()).isEqualTo(3);
    }

    @Test
    void aBystanderIsNoPartOfMoneyOrCounts() {
        Landscape landscape = landscape(farmBehindAGateway());
        var links = new StoredLinks(landscape);
        Group core = group(landscape, farmers(6));
        List<Evidence> evidence = EvidenceWriter.write(core, links);
        List<Member> members = new MemberWriter(core, links, Typology.PROMOTION_ABUSE, evidence).write(new int[0]);

        Money money = MoneyWriter.of(core, members, 0.9);

        assertThat(money.paidCents()).isEqualTo(6 * 1999);
        assertThat(money.payments()).isEqualTo(6);
        assertThat(money.lossCents()).isZero();
        assertThat(money.expectedLossCents()).isBetween(5 * 1999L, 6 * 1999L);
        // The town goes on for more than half a year after the farm's only payments.
        assertThat(money.atStakeCents()).isZero();
        assertThat(evidence)
                .allSatisfy(piece -> assertThat(piece.claim().accounts()).isLessThanOrEqualTo(6));
    }

    @Test
    void moneyCountsFromWhenAnAccountJoined() {
        var town = new SmallTown(200, 1).farm("farm", 6, 120);
        town.open("old", SmallTown.day(1)).buy("old", "m-3", 700_00, SmallTown.day(10));
        town.link("old", "device", "farm-device-0", SmallTown.day(121)).buy("old", "m-7", 1999, SmallTown.day(121.1));
        town.label("old", true, SmallTown.day(150));
        Landscape landscape = landscape(town);
        var links = new StoredLinks(landscape);
        List<String> ids = farmers(6);
        ids.add("old");
        Group core = group(landscape, ids);
        List<Evidence> evidence = EvidenceWriter.write(core, links);
        List<Member> members = new MemberWriter(core, links, Typology.PROMOTION_ABUSE, evidence).write(new int[0]);

        Money money = MoneyWriter.of(core, members, 0.9);

        assertThat(members.stream().filter(member -> member.accountId().equals("old")))
                .extracting(Member::joinedAt)
                .containsExactly(SmallTown.day(121));
        assertThat(money.paidCents()).isEqualTo(7 * 1999);
        assertThat(money.lossCents()).isEqualTo(1999);
    }

    @Test
    void saysWhatSpeaksAgainstIt() {
        SmallTown town = farmBehindAGateway();
        town.open("elder", SmallTown.day(1));
        for (int i = 0; i < 6; i++) {
            town.buy("elder", "m-own-" + i, 2500, SmallTown.day(10 + 15 * i));
        }
        town.link("elder", "device", "farm-device-1", SmallTown.day(121));
        Landscape landscape = landscape(town);
        var links = new StoredLinks(landscape);
        List<String> ids = farmers(6);
        ids.add("elder");
        Group core = group(landscape, ids);
        List<Evidence> evidence = EvidenceWriter.write(core, links);

        List<String> against = Doubts.of(
                core, links, evidence, List.of(new LookAlikes.Pattern("household", "It looks like a household.", 3)));

        assertThat(against.getFirst())
                .isEqualTo("It looks like a household. It was not cleared, because "
                        + evidence.getFirst().claim().clause(Subject.PLAIN) + ".");
        assertThat(against)
                .contains(
                        "1 of 7 accounts has an ordinary life of its own: 6 payments over a month or more at merchants that no other member pays.",
                        "1 of 7 accounts had existed for 90 days or more before doing anything with the others, the oldest for 120 days.",
                        "1 of the 3 things that they share is popular and counts for nothing: network address 100.64.0.1 was used by 26 accounts, 6 of them members.");
    }

    @Test
    void namesTheHubsThatThePolicyLeftOut() {
        var town = new SmallTown(200, 1).farm("farm", 6, 120);
        for (int i = 0; i < 60; i++) {
            town.link("honest-%04d".formatted(i), "ip", GATEWAY, SmallTown.day(310));
        }
        for (int i = 0; i < 4; i++) {
            town.link("farm-" + i, "ip", GATEWAY, SmallTown.day(311));
            town.link("farm-" + i, "phone", "000-000-0000", SmallTown.day(311));
        }
        Landscape landscape = landscape(town);

        Coverage coverage = Doubts.leftOut(group(landscape, farmers(6)), new StoredLinks(landscape), 5);

        assertThat(coverage.leftOutByType()).containsEntry("ip", 4L).containsEntry("phone", 4L);
        assertThat(coverage.hubs())
                .containsExactly(
                        new Coverage.Hub(new EntityId("ip", GATEWAY), 4, 64, false),
                        new Coverage.Hub(new EntityId("phone", "000-000-0000"), 4, 4, true));
    }

    @Test
    void moneyIsPassedOnFirstInFirstOutAndNeverBackToItsPayer() {
        long hour = Duration.ofHours(1).toMillis();
        var onward = new Onward();
        onward.add(List.of(
                new Onward.Move(0, true, "a", 100),
                new Onward.Move(hour, true, "b", 100),
                new Onward.Move(2 * hour, false, "c", 150),
                new Onward.Move(3 * hour, false, "b", 50),
                new Onward.Move(100 * hour, false, "d", 50)));

        assertThat(onward.inCents()).isEqualTo(200);
        // All of a's and half of b's; b gets nothing of its own back, and what is left is too old for d.
        assertThat(onward.passedCents()).isEqualTo(150);
        assertThat(onward.held()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aWindowHoldsTheMostSurprisingNumberOfMoments() {
        long day = Duration.ofDays(1).toMillis();
        Crowding crowd = Crowding.of(new long[] {50 * day, 10 * day, 10 * day + 5, 10 * day + 9, 90 * day}, 300 * day);

        assertThat(Instant.ofEpochMilli(crowd.from())).isEqualTo(Instant.ofEpochMilli(10 * day));
        assertThat(crowd.count()).isEqualTo(3);
        assertThat(crowd.span()).isEqualTo(9);
        assertThat(Crowding.of(new long[] {0, 100 * day, 200 * day, 300 * day}, 300 * day)
                        .nats())
                .isLessThan(1);
    }
}
