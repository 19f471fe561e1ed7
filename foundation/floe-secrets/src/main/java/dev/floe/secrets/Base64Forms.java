package dev.floe.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a secret looks like in Base64, wherever it stands in the text that is encoded: as a whole, or as the second half of
 * {@code user:password}.
 */
final class Base64Forms {
    /** Fewer characters are part of many words. */
    private static final int SHORTEST = 8;

    private Base64Forms() {}

    static Set<String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            forms.add(encoder.encodeToString(bytes));
            for (int offset = 0; offset < 3; offset++) {
                String inside = inside(encoder, bytes, offset);
                if (inside.length() >= SHORTEST) {
                    forms.add(inside);
                }
            }
        }
        return forms;
    }

    /** The characters that hold nothing but bits of the secret; each character holds six. */
    private static String inside(Base64.Encoder encoder, byte[] secret, int offset) {
        byte[] shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        int first = (8 * offset + 5) / 6;
        int end = 8 * shifted.length / 6;
        return first < end ? encoder.encodeToString(shifted).substring(first, end) : "";
    }
}
