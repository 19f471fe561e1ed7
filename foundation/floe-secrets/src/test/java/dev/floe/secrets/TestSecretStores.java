package dev.floe.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.problem.FloeException;
import dev.floe.spi.secret.Secret;
import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretStoreRequest;
import dev.floe.spi.secret.SecretText;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The places for secrets that floe brings. */
final class TestSecretStores {
    @TempDir
    private Path directory;

    private SecretStore open(String name, Map<String, PropertyValue> config, Map<String, String> environment) {
        return Objects.requireNonNull(SecretStores.with(Map.of()).get(name))
                .open(new SecretStoreRequest(config, directory, environment));
    }

    private SecretStore at(String name, String path) {
        return open(name, Map.of("path", PropertyValue.of(path)), Map.of("HOME", directory.toString()));
    }

    private static Secret secret(String reference, String... fields) {
        Map<String, SecretText> texts = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            texts.put(fields[i], SecretText.of(fields[i + 1]));
        }
        return new Secret(reference, texts);
    }

    private void refuses(ThrowingCallable call, String code, String message, String help) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FloeException.class, refusal -> {
            assertThat(refusal).hasMessage(code + ": " + message);
            assertThat(refusal.problems().getFirst().help()).contains(help);
        });
    }

    @Test
    void readsVariables() {
        SecretStore store = open(
                "env",
                Map.of(),
                Map.of(
                        "FLOE_SECRET_POLARIS_OAUTH_CLIENT_ID", "root",
                        "FLOE_SECRET_POLARIS_OAUTH_CLIENT_SECRET", " s3cr3t",
                        "FLOE_SECRET_POLARIS_OAUTH_TOKEN", "",
                        "FLOE_SECRET_OTHER_TOKEN", "x"));
        assertThat(store.find("polaris-oauth"))
                .contains(secret("polaris-oauth", "client_id", "root", "client_secret", " s3cr3t"));
        assertThat(store.find("polaris.oauth")).isPresent();
        assertThat(store.find("lake")).isEmpty();
        assertThat(store.place("lake.keys")).isEqualTo("environment variables 'FLOE_SECRET_LAKE_KEYS_*'");
        assertThat(store.remedy("lake", "token")).isEqualTo("set variable 'FLOE_SECRET_LAKE_TOKEN'");
    }

    @Test
    void readsWhatKubernetesMounts() throws IOException {
        Path data = Files.createDirectories(directory.resolve("mounted/lake/..2026_11_01"));
        Files.writeString(data.resolve("token"), "abc\n");
        Files.writeString(data.resolve("private_key"), "a\nb\r\n");
        Files.createSymbolicLink(directory.resolve("mounted/lake/..data"), Path.of("..2026_11_01"));
        Files.createSymbolicLink(directory.resolve("mounted/lake/token"), Path.of("..data/token"));
        Files.createSymbolicLink(directory.resolve("mounted/lake/private_key"), Path.of("..data/private_key"));
        SecretStore store = at("files", "mounted");
        assertThat(store.find("lake")).contains(secret("lake", "token", "abc", "private_key", "a\nb"));
        assertThat(store.find("sea")).isEmpty();
        assertThat(store.find("..")).isEmpty();
        assertThat(store.place("sea")).isEqualTo("directory '" + directory.resolve("mounted/sea") + "'");
        assertThat(store.remedy("sea", "token"))
                .isEqualTo("write file '" + directory.resolve("mounted/sea/token") + "'");
        assertThat(open("files", Map.of(), Map.of()).place("sea")).isEqualTo("directory '/var/run/secrets/floe/sea'");
    }

    @Test
    void refusesAFieldThatIsNoText() throws IOException {
        Files.createDirectories(directory.resolve("lake"));
        Files.write(directory.resolve("lake/keystore"), new byte[] {(byte) 0xFE, (byte) 0xED});
        refuses(
                () -> at("files", ".").find("lake"),
                "FLOE-S007",
                "'" + directory.resolve("lake/keystore") + "' is no text in UTF-8",
                "keep what is binary as Base64");
    }

    private Path file(String content, String permissions) throws IOException {
        Path file = directory.resolve(".config/floe/secrets.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void readsAFileOfItsOwner() throws IOException {
        Path file = file("lake: {token: abc, pin: 0123}\nsea: {}\n", "rw-------");
        SecretStore store = open("file", Map.of(), Map.of("HOME", directory.toString()));
        assertThat(store.find("lake")).contains(secret("lake", "token", "abc", "pin", "0123"));
        assertThat(store.find("sea")).contains(secret("sea"));
        assertThat(store.find("river")).isEmpty();
        assertThat(store.place("river")).isEqualTo("file '" + file + "'");
        assertThat(store.remedy("river", "token")).isEqualTo("write 'river: {token: ...}' into '" + file + "'");
        Files.delete(file);
        assertThat(store.find("lake")).isEqualTo(Optional.empty());
        assertThat(store.place("lake")).isEqualTo("file '" + file + "', which does not exist");
    }

    @ParameterizedTest
    @CsvSource({"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
    void refusesAFileThatIsOpenToOthers(String permissions) throws IOException {
        Path file = file("lake: {token: abc}\n", permissions);
        refuses(
                () -> at("file", "~/.config/floe/secrets.yaml").find("lake"),
                "FLOE-S006",
                "Secrets file '%s' is open to others than its owner (%s)".formatted(file, permissions),
                "close it: chmod 600 '" + file + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~lake: {token: "hunter2~               | 1 | the rule of FLOE-D007 is broken
            ~a: {b: c}\nlake: {x: 1, x: hunter2}~  | 2 | the rule of FLOE-D011 is broken
            ~lake: {token: !hunter2 hunter2}~      | 1 | the rule of FLOE-D008 is broken
            ~lake: hunter2~                        | 1 | a mapping is needed, not a string
            ~lake: {token: [hunter2]}~             | 1 | a field needs a text
            ~- hunter2~                            | 1 | a mapping is needed, not a list
            """)
    void quotesNothingOfAFileThatItCannotRead(String content, int line, String fact) throws IOException {
        Path file = file(content.replace("\\n", "\n") + "\n", "r--------");
        refuses(
                () -> at("file", file.toString()).find("lake"),
                "FLOE-S007",
                "Secrets file '%s', line %d: %s".formatted(file, line, fact),
                "write each secret as 'reference: {field: text}'");
    }

    @Test
    void refusesSettingsThatItDoesNotHave() {
        refuses(
                () -> open("files", Map.of("pth", PropertyValue.of("x")), Map.of()),
                "FLOE-S002",
                "The secrets 'files' have no setting 'pth'",
                "did you mean 'path'?");
        refuses(
                () -> open("env", Map.of("path", PropertyValue.of("x")), Map.of()),
                "FLOE-S002",
                "The secrets 'env' have no setting 'path'",
                "they take no settings");
        refuses(
                () -> open("file", Map.of("path", PropertyValue.of(7)), Map.of()),
                "FLOE-S002",
                "Setting 'path' of the secrets 'file' is no path",
                "write it as 'path: ~/.config/floe/secrets.yaml'");
        refuses(
                () -> open("file", Map.of(), Map.of()),
                "FLOE-S005",
                "'~/.config/floe/secrets.yaml' cannot be found: variable HOME is not set",
                "set it, or write an absolute path under 'plugins.secrets.config.path'");
    }

    @Test
    void showsNoSecretByAccident() {
        Secret secret = secret("lake", "token", "hunter2");
        assertThat(secret).hasToString("Secret[lake [token]]");
        assertThat(secret.fields().get("token")).hasToString("*****");
        assertThat(new SecretStoreRequest(Map.of(), directory, Map.of("A", "hunter2")))
                .hasToString("SecretStoreRequest[[]]");
    }
}
