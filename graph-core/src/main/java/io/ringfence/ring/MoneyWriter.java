package io.ringfence.ring;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what the accused members of a ring moved since each joined, and what it costs. */
final class MoneyWriter {
    private static final long MONTH = 30 * Population.DAY;

    private MoneyWriter() {}

    static Money of(Group group, List<Member> members, double probability) {
        GraphView view = group.landscape.view;
        PaymentTable payments = view.payments();
        Map<String, Member> byId = new HashMap<>();
        members.forEach(member -> byId.put(member.accountId(), member));
        long now = view.asOf().toEpochMilli();
        long paid = 0;
        long received = 0;
        long loss = 0;
        double expected = 0;
        long atStake = 0;
        int count = 0;
        for (int account : group.accounts) {
            int node = group.landscape.incidence.accountNode(account);
            Member member = byId.get(view.entity(node).id());
            if (member == null) {
                throw new IllegalStateException("an account of the ring is no member");
            }
            long joined = member.joinedAt().toEpochMilli();
            boolean fraud = group.landscape.population.fraud.get(account);
            long own = 0;
            for (int i = 0; i < view.paidCount(node); i++) {
                int payment = view.paid(node, i);
                if (payments.at(payment) >= joined) {
                    count++;
                    if (payments.toAccount(payment) < 0) {
                        own += payments.amountCents(payment);
                        atStake += !fraud && payments.at(payment) > now - MONTH ? payments.amountCents(payment) : 0;
                    }
                }
            }
            for (int i = 0; i < view.receivedCount(node); i++) {
                int payment = view.received(node, i);
                int payer = group.landscape.incidence.numberOf(payments.account(payment));
                if (payments.at(payment) >= joined && group.place(payer) < 0) {
                    received += payments.amountCents(payment);
                }
            }
            paid += own;
            loss += fraud ? own : 0;
            expected += own * (fraud ? 1 : probability * member.probability());
        }
        return new Money(paid, received, loss, Math.round(expected), atStake, count);
    }
}
