package io.ringfence.simulation;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The ids of all entities. They are scattered by bijections, so no two things share an id by chance, and nothing about
 * an owner can be read off one: fraud looks like everybody else.
 */
final class Names {
    /** Who a thing belongs to. */
    enum Owner {
        ACCOUNT(0),
        HOME(1),
        RING(2),
        GROUP(3);

        private final long number;

        Owner(long number) {
            this.number = number;
        }
    }

    private static final long IP_SPACE = 116L << 24;
    private static final long SLOTS = 64;
    private static final HexFormat HEX = HexFormat.of();

    private final long seed;
    private final int accounts;

    Names(long seed, int accounts) {
        this.seed = Dice.mix(seed ^ 0x52494E47L);
        this.accounts = accounts;
    }

    static String account(int account) {
        return String.format(Locale.ROOT, "acc-%07d", account);
    }

    String merchant(int merchant) {
        return "m-" + HEX.toHexDigits(Dice.mix(seed + 11 + merchant)).substring(4);
    }

    String payment(long number) {
        return "pay-" + HEX.toHexDigits(Dice.mix(seed ^ ((number << 8) | 7)));
    }

    String device(Owner owner, int number, int slot) {
        return "dev-" + scattered(1, owner, number, slot);
    }

    String card(Owner owner, int number, int slot) {
        return "card-" + scattered(2, owner, number, slot);
    }

    /** An entity of a type that has no look of its own: email, phone, address, bank account. */
    EntityId entity(String type, Owner owner, int number, int slot) {
        String text = switch (type) {
            case EntityType.EMAIL -> scattered(3, owner, number, slot) + "@mail.example";
            case EntityType.PHONE ->
                "+" + (100_000_000_000_000L + Math.floorMod(mixed(4, owner, number, slot), 900_000_000_000_000L));
            case EntityType.ADDRESS -> "addr-" + scattered(5, owner, number, slot);
            case EntityType.BANK_ACCOUNT -> "ba-" + scattered(6, owner, number, slot);
            default -> throw new IllegalArgumentException("no such entity here: " + type);
        };
        return new EntityId(type, text);
    }

    /** The address in the network of a home. */
    String homeIp(int home) {
        return ip(home);
    }

    /** One of up to 64 changing addresses of an account on the move. */
    String mobileIp(int account, int slot) {
        return ip(
                slot < 4 ? accounts + 4L * account + slot : 8L * accounts + SLOTS * (accounts + (long) account) + slot);
    }

    /** A carrier gateway, shared by hundreds and thousands. */
    String gatewayIp(int gateway) {
        return ip(5L * accounts + gateway);
    }

    /** A café or library. */
    String placeIp(int place) {
        return ip(6L * accounts + place);
    }

    String ringIp(int ring, int slot) {
        return ip(7L * accounts + SLOTS * ring + slot);
    }

    String groupIp(int group) {
        return ip(7L * accounts + SLOTS * accounts + group);
    }

    private String ip(long index) {
        long x = Math.floorMod(index * 1_597_334_677L + Math.floorMod(seed, IP_SPACE), IP_SPACE) + (11L << 24);
        return (x >> 24) + "." + ((x >> 16) & 255) + "." + ((x >> 8) & 255) + "." + (x & 255);
    }

    private String scattered(int kind, Owner owner, int number, int slot) {
        return HEX.toHexDigits(mixed(kind, owner, number, slot));
    }

    private long mixed(int kind, Owner owner, int number, int slot) {
        return Dice.mix((seed + kind) ^ ((owner.number << 56) | ((long) number << 16) | slot));
    }
}
