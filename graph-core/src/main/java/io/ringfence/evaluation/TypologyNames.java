package io.ringfence.evaluation;

import io.ringfence.ring.Typology;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the finder calls the typologies of a truth. A truth may tell kinds apart that have one name to the finder, and
 * kinds for which it has no name.
 */
public final class TypologyNames {
    private static final Map<String, Typology> OTHERS = Map.ofEntries(
            Map.entry("PROMO_ABUSE", Typology.PROMOTION_ABUSE),
            Map.entry("BONUS_ABUSE", Typology.PROMOTION_ABUSE),
            Map.entry("BONUS_FARMING", Typology.PROMOTION_ABUSE),
            Map.entry("CARDING", Typology.CARD_TESTING),
            Map.entry("SYNTHETIC_IDENTITIES", Typology.SYNTHETIC_IDENTITY),
            Map.entry("MULES", Typology.MULE_NETWORK),
            Map.entry("MONEY_MULES", Typology.MULE_NETWORK),
            Map.entry("MONEY_MULE_NETWORK", Typology.MULE_NETWORK),
            Map.entry("FAN_IN", Typology.MULE_NETWORK),
            Map.entry("FAN_OUT", Typology.MULE_NETWORK),
            Map.entry("GATHER_SCATTER", Typology.MULE_NETWORK),
            Map.entry("SCATTER_GATHER", Typology.MULE_NETWORK),
            Map.entry("STACK", Typology.MULE_NETWORK),
            Map.entry("BIPARTITE", Typology.MULE_NETWORK),
            Map.entry("CYCLE", Typology.MONEY_CYCLE),
            Map.entry("COLLUDING_MERCHANT", Typology.MERCHANT_COLLUSION),
            Map.entry("COLLUDING_MERCHANTS", Typology.MERCHANT_COLLUSION));

    private static final Map<String, Typology> NAMES = names();

    private TypologyNames() {}

    /** The finder's name of a true typology, whatever its case and separators; empty where it has none. */
    public static Optional<Typology> of(String trueTypology) {
        return Optional.ofNullable(NAMES.get(normal(trueTypology)));
    }

    /** A true typology in one spelling: capitals, words joined by underscores. */
    static String normal(String trueTypology) {
        return trueTypology.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }

    private static Map<String, Typology> names() {
        var names = new HashMap<>(OTHERS);
        Arrays.stream(Typology.values()).forEach(typology -> names.put(typology.name(), typology));
        return Map.copyOf(names);
    }
}
