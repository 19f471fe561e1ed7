package dev.floe.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestSecretNames {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "passwd",
                "pwd",
                "pass",
                "db_pass",
                "DB_PASSWORD",
                "PGPASSWORD",
                "dbpassword",
                "user-password",
                "secret",
                "client_secret",
                "clientSecret",
                "clientsecret",
                "aws_secret_access_key",
                "secret_id",
                "token",
                "access_token",
                "accessToken",
                "auth.token",
                "tokens",
                "x-api-key",
                "api_key",
                "apiKey",
                "apikey",
                "access_key",
                "accessKeyId",
                "access_key_id",
                "private_key",
                "privateKey",
                "ssh_key",
                "account_key",
                "encryption_key",
                "passphrase",
                "private_key_passphrase",
                "credential",
                "credentials",
                "authorization",
                "keyfile_json",
                "db_secrets",
                "sas_token"
            })
    void looksSecret(String key) {
        assertThat(SecretNames.looksSecret(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection_secret_ref",
                "connection_secret_refs",
                "secret_name",
                "token_url",
                "token_uri",
                "private_key_path",
                "password_file",
                "credentials_file",
                "secret_scope",
                "secrets_manager",
                "secrets",
                "token_type",
                "max_tokens",
                "primary_key",
                "unique_key",
                "foreign_key",
                "key",
                "keys",
                "keyfile",
                "tokenizer",
                "secretary",
                "compass",
                "passenger",
                "passing",
                "bypass_cache",
                "author",
                "authenticator",
                "user",
                "name",
                "host",
                "threads",
                "",
                "-",
                "1"
            })
    void doesNotLookSecret(String key) {
        assertThat(SecretNames.looksSecret(key)).isFalse();
    }

    @Test
    void knowsCredentialsByTheirForm() {
        assertForm("a URL with a password", "postgresql://app:hunter2@db.example.com/sales");
        assertForm("a URL with a password", "see https://:pw@example.com");
        assertForm("a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE...");
        assertForm("a private key", "-----BEGIN PRIVATE KEY-----");
        assertForm("a private key", "-----BEGIN OPENSSH PRIVATE KEY-----");
        assertForm("an AWS access key id", "AKIAIOSFODNN7EXAMPLE");
        assertForm("an AWS access key id", "key=ASIAIOSFODNN7EXAMPLE;");
        assertForm("a GitHub token", "ghp_" + "a1B2".repeat(9));
        assertForm("a GitHub token", "github_pat_" + "a1B2_".repeat(12));
        assertForm("a GitLab token", "glpat-" + "a1B2-".repeat(4));
        assertForm("a Slack token", "xoxb-" + "12345678901-abcdef");
        assertForm("a Google API key", "AIza" + "Sy012".repeat(7));
        assertForm("a Databricks token", "dapi" + "0123456789abcdef".repeat(2));
        assertForm("a JSON Web Token", "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_def-123");
        assertForm("a connection string with a credential", "Server=db;User=app;Password=hunter2;");
        assertForm("a connection string with a credential", "jdbc:postgresql://db/x?user=app&password=hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com:8080/path",
                "https://user@example.com/",
                "s3://bucket/a:b@c",
                "git@github.com:acme/x.git",
                "{{ env_var('DB_PASSWORD') }}",
                "postgresql://app:{{ env_var('PW') }}@db/x",
                "postgresql://app:${PW}@db/x",
                "AKIA",
                "XAKIAIOSFODNN7EXAMPLE",
                "models/staging/",
                "0 6 * * *",
                "4GB",
                "password",
                "Password=",
                "-----BEGIN CERTIFICATE-----",
                "eyJ.eyJ.x",
                "sha256:" + "ab",
                ""
            })
    void takesOrdinaryValuesForWhatTheyAre(String value) {
        assertThat(SecretNames.secretInValue(value)).isEmpty();
    }

    @Test
    void looksAtLongValuesInLinearTime() {
        for (String piece : List.of(
                "eyJ",
                "-eyJ",
                "://",
                "://a:",
                "://:",
                "AKIA",
                "ghp_",
                "xoxb-",
                "password=",
                "-----BEGIN ",
                "a",
                "AIza")) {
            assertTimeout(
                    Duration.ofSeconds(5),
                    () -> SecretNames.secretInValue(piece.repeat(500_000 / piece.length())),
                    () -> "repeated " + piece);
        }
    }

    private static void assertForm(String description, String value) {
        assertThat(SecretNames.secretInValue(value)).hasValue(description);
    }
}
