package dev.floe.documents.artifact;

import dev.floe.documents.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The end of an artifact file, which vouches for everything before it. */
final class ArtifactSeal {
    /** What a file says about itself. */
    enum State {
        INTACT,
        /** There is a seal, and it does not fit what stands before it. */
        BROKEN,
        ABSENT
    }

    private static final String BEFORE_DIGEST = "\"%s\": \"sha256:".formatted(ArtifactsFormat.DIGEST_MEMBER);
    private static final String AFTER_DIGEST = "\"\n}\n";
    private static final int DIGITS = 64;
    private static final int LENGTH = BEFORE_DIGEST.length() + DIGITS + AFTER_DIGEST.length();

    private ArtifactSeal() {}

    static String of(String body) {
        return BEFORE_DIGEST + Sha256.of(body.getBytes(StandardCharsets.UTF_8)) + AFTER_DIGEST;
    }

    static State check(byte[] bytes) {
        if (bytes.length < LENGTH) {
            return State.ABSENT;
        }
        int end = bytes.length - LENGTH;
        String seal = new String(bytes, end, LENGTH, StandardCharsets.ISO_8859_1);
        if (!seal.startsWith(BEFORE_DIGEST) || !seal.endsWith(AFTER_DIGEST)) {
            return State.ABSENT;
        }
        String digest = seal.substring(BEFORE_DIGEST.length(), BEFORE_DIGEST.length() + DIGITS);
        return digest.equals(Sha256.of(Arrays.copyOf(bytes, end))) ? State.INTACT : State.BROKEN;
    }
}
