package dev.floe.iceberg.serve;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.iceberg.rest.responses.OAuthTokenResponse;

/**
 * Who may use a server: who has its token, or one that was made from it and has not expired. Those are signed with the token,
 * so they hold after the server has been started anew.
 */
final class ServedTokens {
    private static final String KIND = "floe";
    private static final String BEARER = "Bearer ";

    private final byte[] token;
    private final Duration lifetime;
    private final Clock clock;

    /** @param lifetime of the tokens that are made from this one */
    ServedTokens(String token, Duration lifetime, Clock clock) {
        this.token = requireNonNull(token, "token is null").getBytes(StandardCharsets.UTF_8);
        this.lifetime = requireNonNull(lifetime, "lifetime is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Whether a request with this header may come in. */
    boolean admit(Optional<String> authorization) {
        return authorization
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()))
                .filter(this::holds)
                .isPresent();
    }

    private boolean holds(String given) {
        return isEqual(given, token) || isOfOurs(given);
    }

    private boolean isOfOurs(String given) {
        String[] parts = given.split("\\.", -1);
        return parts.length == 3
                && parts[0].equals(KIND)
                && parts[1].matches("\\d{1,12}")
                && isEqual(parts[2], signature(parts[1]).getBytes(StandardCharsets.UTF_8))
                && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1])));
    }

    private static boolean isEqual(String given, byte[] wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted);
    }

    private String signature(String expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(expires.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }

    /**
     * Answers a request for a token, in the form of OAuth 2.
     *
     * @return empty if who asks has no right to one
     */
    Optional<OAuthTokenResponse> grant(Map<String, String> form, Optional<String> authorization) {
        boolean mayHave =
                switch (form.getOrDefault("grant_type", "")) {
                    case "client_credentials" ->
                        isEqual(form.getOrDefault("client_secret", ""), token) || admit(authorization);
                    case "urn:ietf:params:oauth:grant-type:token-exchange" ->
                        holds(form.getOrDefault("subject_token", ""));
                    default -> false;
                };
        return mayHave ? Optional.of(made()) : Optional.empty();
    }

    private OAuthTokenResponse made() {
        String expires = Long.toString(clock.instant().plus(lifetime).getEpochSecond());
        return OAuthTokenResponse.builder()
                .withToken(String.join(".", KIND, expires, signature(expires)))
                .withTokenType("bearer")
                .withIssuedTokenType("urn:ietf:params:oauth:token-type:access_token")
                .setExpirationInSeconds(Math.toIntExact(lifetime.toSeconds()))
                .build();
    }
}
