package io.ringfence.path;

/**
 * Limits of one search for paths.
 *
 * @param count      most paths, at least 1
 * @param maxLinks   longest path, at least 1
 * @param maxVisited most nodes taken up, at least 2
 */
public record PathParameters(int count, int maxLinks, int maxVisited) {
    public static final PathParameters DEFAULT = new PathParameters(3, 8, 20_000);

    public PathParameters {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, got " + count);
        }
        if (maxLinks < 1) {
            throw new IllegalArgumentException("maxLinks must be at least 1, got " + maxLinks);
        }
        if (maxVisited < 2) {
            throw new IllegalArgumentException("maxVisited must be at least 2, got " + maxVisited);
        }
    }
}
