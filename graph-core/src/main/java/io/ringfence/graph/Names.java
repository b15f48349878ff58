package io.ringfence.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Few texts that many records name: source files, currencies, reasons of labels. Numbered in the order in which they
 * came. One writer; readers take no lock.
 */
final class Names {
    private final Map<String, Integer> numbers = new HashMap<>();
    private volatile String[] names = new String[8];
    private volatile int size;
    private String latest = "";
    private int latestNumber = -1;
    private String earlier = "";
    private int earlierNumber = -1;

    Names(List<String> names) {
        names.forEach(this::number);
    }

    /** The number of a text, a new one where it is new. */
    int number(String name) {
        if (latestNumber >= 0 && name.equals(latest)) {
            return latestNumber;
        }
        if (earlierNumber >= 0 && name.equals(earlier)) {
            return earlierNumber;
        }
        Integer known = numbers.putIfAbsent(name, size);
        if (known == null) {
            String[] current = names;
            if (size == current.length) {
                current = Arrays.copyOf(current, 2 * size);
            }
            current[size] = name;
            names = current;
            known = size;
            size = known + 1;
        }
        earlier = latest;
        earlierNumber = latestNumber;
        latest = name;
        latestNumber = known;
        return known;
    }

    /** The number of a text, or −1; for the writer. */
    int find(String name) {
        return numbers.getOrDefault(name, -1);
    }

    int size() {
        return size;
    }

    String get(int number) {
        return names[number];
    }

    List<String> all() {
        int count = size; // before the names, which are at least as many
        return List.of(Arrays.copyOf(names, count));
    }
}
