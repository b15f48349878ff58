package io.ringfence.api.health;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the service works.
 *
 * @param status     {@code UP}, {@code DEGRADED} (it answers, but something is missing) or {@code DOWN}
 * @param components the same by part: {@code neo4j}, {@code model}, {@code graph}, and {@code kafka} where a topic is read
 */
@Schema(name = "Health")
public record HealthBody(String status, Map<String, Component> components) {
    public HealthBody {
        components = new TreeMap<>(components);
    }

    /**
     * One part.
     *
     * @param details what may be known of it by anybody
     */
    @Schema(name = "HealthComponent")
    public record Component(String status, Map<String, Object> details) {
        public Component {
            details = new TreeMap<>(details);
        }
    }
}
