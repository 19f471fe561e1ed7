package dev.floe.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.documents.json.JsonWriter;
import dev.floe.spi.secret.Secret;
import dev.floe.spi.secret.SecretText;
import dev.floe.spi.value.PropertyValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that is known comes out of nothing that is written. */
final class TestRedaction {
    private static final String SECRET = "pä'ss\"w/o\\rd &<1>";

    private final Redaction redaction = Redaction.of(Map.of("FLOE_SECRET_LAKE_PASSWORD", SECRET));

    private static Redaction of(String field, String text) {
        Redaction redaction = Redaction.of(Map.of());
        redaction.add(new Secret("lake", Map.of(field, SecretText.of(text))));
        return redaction;
    }

    @Test
    void leavesATextWithoutSecretsAsItIs() {
        String text = "select 1 as password";
        assertThat(redaction.text(text)).isSameAs(text);
        assertThat(Redaction.of(Map.of()).lines(text)).isSameAs(text);
    }

    @Test
    void hidesEveryOccurrence() {
        assertThat(redaction.text("a " + SECRET + SECRET + " b")).isEqualTo("a ********** b");
    }

    @Test
    void hidesWhatFormatsMakeOfIt() {
        String json = JsonWriter.write(PropertyValue.of(SECRET));
        assertThat(redaction.text(json)).isEqualTo("\"*****\"\n");
        assertThat(redaction.text(JsonWriter.write(PropertyValue.of(json)))).isEqualTo("\"\\\"*****\\\"\\n\"\n");
        assertThat(redaction.text("p\\u00e4'ss\\\"w\\/o\\\\rd &<1> p\\u00E4'ss\\\"w/o\\\\rd &<1>"))
                .isEqualTo("p\\u00e4'ss\\\"w\\/o\\\\rd &<1> *****");
        assertThat(redaction.text("select '" + SECRET.replace("'", "''") + "'")).isEqualTo("select '*****'");
        assertThat(redaction.text("<a b=\"pä&apos;ss&quot;w/o\\rd &amp;&lt;1&gt;\">"))
                .isEqualTo("<a b=\"*****\">");
    }

    @Test
    void hidesItInUrls() {
        String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        assertThat(redaction.text("https://u:" + form + "@example.com")).isEqualTo("https://u:*****@example.com");
        assertThat(redaction.text("?p=" + form.replace("+", "%20"))).isEqualTo("?p=*****");
        assertThat(redaction.text("?p="
                        + form.replace("%C3%A4", "%c3%a4")
                                .replace("%5C", "%5c")
                                .replace("%3C", "%3c")
                                .replace("%3E", "%3e")
                                .replace("%2F", "%2f")))
                .isEqualTo("?p=*****");
        assertThat(redaction.text("u:p%C3%A4'ss%22w/o%5Crd%20&%3C1%3E@host")).isEqualTo("u:*****@host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u:", "user:", "a user:"})
    void hidesItInBase64WhereverItBegins(String before) {
        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            String encoded = encoder.encodeToString((before + SECRET + "!").getBytes(StandardCharsets.UTF_8));
            String secret = encoder.encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
            assertThat(redaction.text("Basic " + encoded)).contains("*****").hasSizeLessThan(26);
            assertThat(redaction.text(secret)).isEqualTo("*****");
        }
    }

    @Test
    void hidesTheLinesOfAKey() {
        Redaction key = of(
                "private_key",
                "-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBg\nkqhkiG9w0BAQ\n-----END PRIVATE KEY-----\n");
        assertThat(key.text("1: MIIEvgIBADANBg\n2: kqhkiG9w0BAQ")).isEqualTo("1: *****\n2: *****");
    }

    @Test
    void hidesWhatIsLeftWhereATextWasCut() {
        Redaction cut = of("password", "correct-horse-battery");
        assertThat(cut.text("LINE 1: ...rse-battery' as x, 'correct-ho..."))
                .isEqualTo("LINE 1: ...*****' as x, '*****...");
        assertThat(redaction.text("LINE 1: ...''ss\"w/o\\rd &<1>'")).isEqualTo("LINE 1: ...*****'");
        assertThat(cut.text("to be continued... correct")).isEqualTo("to be continued... correct");
    }

    @Test
    void hidesTheLongerOfTwoSecretsFirst() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DBT_ENV_SECRET_A", "horse");
        environment.put("DBT_ENV_SECRET_B", "horse-battery");
        assertThat(Redaction.of(environment).text("horse-battery horse")).isEqualTo("***** *****");
    }

    @Test
    void leavesShortTextsAndShortNamesAlone() {
        assertThat(of("password", "abc").text("abc")).isEqualTo("abc");
        assertThat(of("password", "abcd").text("abcd")).isEqualTo("*****");
        assertThat(of("username", "postgres").text("type: postgres")).isEqualTo("type: postgres");
        assertThat(of("client_id", "0a1b2c3d4e5f6789").text("0a1b2c3d4e5f6789")).isEqualTo("*****");
        assertThat(Redaction.of(Map.of("FLOE_SECRET_PG_USER", "postgres", "HOME", "/root"))
                        .text("postgres /root"))
                .isEqualTo("postgres /root");
    }

    @Test
    void doesNotCountTheSpaceAroundASecret() {
        assertThat(of("token", "abcdef\n").text("token abcdef, abcdef")).isEqualTo("token *****, *****");
    }

    @Test
    void keepsTheLinesOfAFile() {
        assertThat(of("password", "hunter2").lines("a\npassword: hunter2\nb")).isEqualTo("a\npassword: *****\nb\n");
    }

    @Test
    void hidesItInEveryTextOfAValue() {
        Redaction known = of("password", "hunter2");
        PropertyValue value = new PropertyValue.Entries(Map.of(
                "hunter2", new PropertyValue.Items(List.of(PropertyValue.of("x hunter2"), PropertyValue.of(1)))));
        assertThat(known.value(value))
                .isEqualTo(new PropertyValue.Entries(Map.of(
                        "*****", new PropertyValue.Items(List.of(PropertyValue.of("x *****"), PropertyValue.of(1))))));
    }
}
