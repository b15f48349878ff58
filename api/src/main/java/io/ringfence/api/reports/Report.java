package io.ringfence.api.reports;

import io.ringfence.ring.Ring;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What all formats write.
 *
 * @param canonical the content as JSON: fixed order of keys, no spaces, UTF-8
 * @param sha256    of the canonical JSON, in lower-case hexadecimal
 */
record Report(Ring ring, ReportContext context, String canonical, String sha256) {
    static Report of(Ring ring, ReportContext context) {
        String canonical = CanonicalJson.of(ring, context);
        return new Report(ring, context, canonical, sha256(canonical));
    }

    /** The JSON file: the hash, then the very bytes that it is the hash of. */
    byte[] file() {
        return ("{\"sha256\":\"" + sha256 + "\",\"report\":" + canonical + "}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
