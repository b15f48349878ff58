package io.ringfence.api.rings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A reason to believe that a ring is one.
 *
 * @param kind     such as {@code shared_entity} or {@code transfer_flow}
 * @param sentence for people, made of computed numbers
 * @param facts    the numbers and names behind the sentence, by name
 * @param links    the stored facts, by time
 */
@Schema(name = "Evidence")
public record EvidenceBody(String kind, String sentence, Map<String, Object> facts, List<LinkFact> links) {
    public EvidenceBody {
        facts = new TreeMap<>(facts);
        links = List.copyOf(links);
    }
}
