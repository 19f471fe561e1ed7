package dev.floe.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestSecretMask {
    @Test
    void hidesTheValueAfterASecretKey() {
        assertMasked("password: hunter2", "password: ********");
        assertMasked("  - token:   'a b' # comment", "  - token:   ********");
        assertMasked("\"api_key\": \"x\",", "\"api_key\": ********");
        assertMasked("  'client-secret' : x", "  'client-secret' : ********");
        assertMasked("name: x", "name: x");
        // It takes the name of a secret, but somebody may have put the secret itself there.
        assertMasked("connection_secret_ref: spark-credentials", "connection_secret_ref: ********");
    }

    @Test
    void hidesOnlyTheValueWithinBrackets() {
        assertMasked("config: {user: a, password: hunter2, port: 1}", "config: {user: a, password: ********, port: 1}");
        assertMasked("{\"a\":1,\"password\":\"x,y}\",\"b\":2}", "{\"a\":1,\"password\":********,\"b\":2}");
        assertMasked("{password: {a: 1, b: [2]}, c: 3}", "{password: ********, c: 3}");
        assertMasked("{token: 'it''s, x', secret: \"a\\\"b\", c: 3}", "{token: ********, secret: ********, c: 3}");
        assertMasked("[{password: a}, {password: b}]", "[{password: ********}, {password: ********}]");
        assertMasked("{\"token\":12345}", "{\"token\":********}");
    }

    @Test
    void hidesEverythingBelowASecretKey() {
        assertMasked("""
                a: 1
                password: |
                  one

                    two
                credentials:
                  user: x
                  list:
                    - y
                tokens:
                - one
                - two: three
                b: 2
                """, """
                a: 1
                password: ********
                  ********

                    ********
                credentials:
                  ********
                  ********
                    ********
                tokens:
                ********
                ********
                b: 2
                """);
    }

    @Test
    void hidesValuesThatGoOnOverLines() {
        assertMasked("""
                - password: "one
                two: three
                  four" # and
                  name: x
                - password: plain
                    goes on
                  name: x
                c: {password: [one,
                two], d: 1,
                e: 2}
                """, """
                - password: ********
                ********
                  ******** # and
                  name: x
                - password: ********
                    ********
                  name: x
                c: {password: ********
                ********, d: 1,
                e: 2}
                """);
    }

    @Test
    void hidesCredentialsByTheirForm() {
        assertMasked("uri: postgresql://app:hunter2@db/x # y", "uri: postgresql://app:********@db/x # y");
        assertMasked("note: AKIAIOSFODNN7EXAMPLE is mine", "note: ******** is mine");
        assertMasked("url: jdbc:x?user=a&password=hunter2&b=c", "url: jdbc:x?user=a&password=********&b=c");
        assertMasked("""
                key: |
                  -----BEGIN RSA PRIVATE KEY-----
                  MIIEabc
                  -----END RSA PRIVATE KEY-----
                next: 1
                """, """
                key: |
                  -----BEGIN RSA PRIVATE KEY-----
                  ********
                  ********
                next: 1
                """);
    }

    @Test
    void ratherHidesTooMuchOfABrokenFile() {
        assertMasked("password: \"open\nname: x\nother: y\n", "password: ********\n********\n********\n");
        assertMasked("password hunter2\npassword:hunter2\n", "password hunter2\npassword:********\n");
    }

    @Test
    void takesLinearTime() {
        String line = "{" + "password: a, ".repeat(50_000) + "}";
        List<String> lines = new ArrayList<>(Collections.nCopies(50_000, "a: https://x"));
        lines.add(line);

        assertTimeout(Duration.ofSeconds(5), () -> assertThat(SecretMask.mask(lines, 50_000))
                .doesNotContain(": a"));
    }

    private static void assertMasked(String text, String expected) {
        List<String> lines = text.lines().toList();
        List<String> masked = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            masked.add(SecretMask.mask(lines, i));
        }
        assertThat(masked).containsExactlyElementsOf(expected.lines().toList());
    }
}
