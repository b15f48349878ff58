/**
 * Live events from a Kafka topic: polled, handed on to be kept, and only then acknowledged, so that nothing is lost
 * whenever the process ends and a repeat changes nothing.
 */
@NullMarked
package io.ringfence.loaders.stream;

import org.jspecify.annotations.NullMarked;
