package io.ringfence.graph;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The names of attributes, numbered in the order in which they came, and each value that an attribute ever had, once:
 * its text, and the number that it counts as. One writer; readers take no lock.
 */
final class AttributeValues {
    private static final int MOST = 1 << 16; // an attribute is the first two bytes of its texts
    private static final int ALL = Integer.MAX_VALUE;
    private static final int CATEGORY_BITS = 24; // a float holds them exactly

    private final Names names;
    private final TextIndex texts;
    private final Column codes; // bits of a float

    AttributeValues(Names names, TextIndex texts, Column codes) {
        this.names = names;
        this.texts = texts;
        this.codes = codes;
    }

    static AttributeValues none(Layout layout) {
        return new AttributeValues(new Names(List.of()), new TextIndex(layout), new Column(layout.recordBits()));
    }

    Names names() {
        return names;
    }

    TextIndex texts() {
        return texts;
    }

    Column codes() {
        return codes;
    }

    int size() {
        return codes.size();
    }

    /** The attribute of a name, or −1. */
    int findAttribute(String name) {
        return names.find(name);
    }

    /**
     * The attribute of a name, a new one where it is new.
     *
     * @throws IllegalArgumentException if there are {@value #MOST} already
     */
    int attribute(String name) {
        int known = names.find(name);
        if (known < 0 && names.size() == MOST) {
            throw new IllegalArgumentException("there are " + MOST + " attributes already; '" + name + "' is one more");
        }
        return known >= 0 ? known : names.number(name);
    }

    /** The value of a text, or −1. */
    int find(int attribute, String text) {
        return texts.find(0, key(attribute, text), ALL);
    }

    /** The value of a text, a new one where it is new. */
    int number(int attribute, String text) {
        byte[] key = key(attribute, text);
        int known = texts.find(0, key, ALL);
        return known >= 0 ? known : add(key, code(text));
    }

    /** Adds a value of another graph. */
    int add(AttributeValues other, int value) {
        return add(other.texts.utf8(value), other.code(value));
    }

    private int add(byte[] key, float code) {
        codes.add(Float.floatToRawIntBits(code));
        return texts.add(0, key);
    }

    private static byte[] key(int attribute, String text) {
        byte[] utf8 = IdMap.utf8(text);
        byte[] key = new byte[2 + utf8.length];
        key[0] = (byte) (attribute >>> 8);
        key[1] = (byte) attribute;
        System.arraycopy(utf8, 0, key, 2, utf8.length);
        return key;
    }

    /** The number that a text counts as, wherever and whenever it comes. */
    static float code(String text) {
        float number = parsed(text);
        if (!Float.isNaN(number)) {
            return number;
        }
        var hash = new CRC32C();
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() >>> (Integer.SIZE - CATEGORY_BITS);
    }

    /** The number that a value counts as. */
    float code(int value) {
        return Float.intBitsToFloat(codes.getInt(value));
    }

    String text(int value) {
        byte[] key = texts.utf8(value);
        return new String(key, 2, key.length - 2, StandardCharsets.UTF_8);
    }

    /** The finite number that a text writes in decimals, or NaN. */
    static float parsed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Float.NaN;
            }
        }
        try {
            float number = Float.parseFloat(text);
            return Float.isInfinite(number) ? Float.NaN : number;
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }

    long heapBytes() {
        return texts.heapBytes() + codes.heapBytes();
    }
}
