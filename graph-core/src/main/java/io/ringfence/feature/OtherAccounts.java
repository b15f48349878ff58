package io.ringfence.feature;

/** What the accounts that share with an account did themselves, summed up over the latest of them. */
final class OtherAccounts {
    private static final long UNKNOWN = Long.MAX_VALUE;

    private int count;
    private double ageSum;
    private long ageMin = Long.MAX_VALUE;
    private long payments;
    private long mostPayments;
    private long cents;
    private long mostCents;
    private long cents1d;
    private long signUpGap = UNKNOWN;
    private int signUps1d;
    private int comparable;
    private int second;
    private boolean self;
    private long selfOpened;
    /** When those looked at were opened and, last, the account itself where it is known. */
    long[] opened = new long[65];

    private final AccountPayments made = new AccountPayments();

    int young7d;
    int active1d;
    int sameMerchant;
    int sameAmount7d;

    void summarise(Moment moment, OwnLinks own, Sharing sharing) {
        count = 0;
        ageSum = 0;
        ageMin = Long.MAX_VALUE;
        payments = 0;
        mostPayments = 0;
        cents = 0;
        mostCents = 0;
        cents1d = 0;
        signUpGap = UNKNOWN;
        signUps1d = 0;
        comparable = 0;
        young7d = 0;
        active1d = 0;
        sameMerchant = 0;
        sameAmount7d = 0;
        self = moment.account() >= 0;
        if (opened.length <= sharing.looked) {
            opened = new long[sharing.looked + 1];
        }
        if (self) {
            selfOpened = moment.openedAt(moment.account());
            opened[sharing.looked] = selfOpened;
        }
        int merchant = own.merchant(moment);
        for (int i = 0; i < sharing.looked; i++) {
            add(moment, sharing.others.nodes.node(sharing.newest[i]), merchant);
        }
    }

    void setSecond(int accounts) {
        second = accounts;
    }

    /** Writes 12 values, the order of which {@link SharingFeatures} declares. */
    void fill(float[] row, int from) {
        boolean none = count == 0;
        row[from] = none ? Float.NaN : (float) (ageSum / count / 1000);
        row[from + 1] = none ? Float.NaN : ageMin / 1000f;
        row[from + 2] = none ? Float.NaN : (float) ((double) payments / count);
        row[from + 3] = mostPayments;
        row[from + 4] = payments;
        row[from + 5] = none ? Float.NaN : (float) ((double) cents / count);
        row[from + 6] = mostCents;
        row[from + 7] = cents;
        row[from + 8] = cents1d;
        row[from + 9] = comparable == 0 ? Float.NaN : signUpGap / 1000f;
        row[from + 10] = comparable == 0 ? Float.NaN : (float) signUps1d / comparable;
        row[from + 11] = second;
    }

    /** How many of {@link #opened} there are. */
    int openings(int looked) {
        return looked + (self ? 1 : 0);
    }

    private void add(Moment moment, int account, int merchant) {
        long since = moment.openedAt(account);
        opened[count++] = since;
        long age = Math.max(0, moment.at() - since);
        young7d += age <= 7 * Moment.DAY ? 1 : 0;
        ageSum += age;
        ageMin = Math.min(ageMin, age);
        if (self) {
            long gap = Math.abs(since - selfOpened);
            comparable++;
            signUpGap = Math.min(signUpGap, gap);
            signUps1d += gap <= Moment.DAY ? 1 : 0;
        }
        made.openPaid(moment, account);
        int times = 0;
        long amount = 0;
        boolean active = false;
        boolean there = false;
        for (int i = made.size() - 1; i >= Math.max(0, made.size() - WalkLimits.OTHER_PAYMENTS); i--) {
            long before = moment.at() - made.at(moment, i);
            if (before >= 0) {
                long paidCents = made.cents(moment, i);
                times++;
                amount += paidCents;
                if (before <= Moment.DAY) {
                    cents1d += paidCents;
                    active = true;
                }
                sameAmount7d +=
                        before <= 7 * Moment.DAY && paidCents == moment.point().amountCents() ? 1 : 0;
                there |= merchant >= 0 && made.merchant(moment, i) == merchant;
            }
        }
        active1d += active ? 1 : 0;
        sameMerchant += there ? 1 : 0;
        payments += times;
        mostPayments = Math.max(mostPayments, times);
        cents += amount;
        mostCents = Math.max(mostCents, amount);
    }
}
