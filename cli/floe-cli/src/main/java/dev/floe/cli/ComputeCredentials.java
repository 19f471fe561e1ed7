package dev.floe.cli;

import dev.floe.secrets.SecretsError;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.secret.Secret;
import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts credentials where the target of a compute has {@code env_var()} references: a field of its secret that is called as the
 * key of the target, else the variable itself.
 */
final class ComputeCredentials {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*env_var\\(\\s*'([^']+)'\\s*\\)\\s*}}");

    private final Optional<ResolvedSecret> secret;
    private final Map<String, String> environment;

    private ComputeCredentials(Optional<ResolvedSecret> secret, Map<String, String> environment) {
        this.secret = secret;
        this.environment = environment;
    }

    /**
     * Looks the secret of a compute up.
     *
     * @throws FloeException if it, or something that the target needs, is not to be had
     */
    static ComputeCredentials of(
            CompiledArtifacts artifacts, Compute compute, ProductSecrets secrets, Map<String, String> environment) {
        String name = compute.configuration().name();
        Optional<ResolvedSecret> secret = secrets.compute(compute);
        Map<String, String> variables = new LinkedHashMap<>(environment);
        Map<String, PropertyValue> target = Optional.ofNullable(
                        artifacts.dbtProfile().outputs().get(name))
                .map(DbtTarget::entries)
                .orElse(Map.of());
        eachReference(target, (key, variable) -> {
            Optional<String> field = secret.flatMap(found -> field(found, key));
            if (field.isPresent()) {
                variables.put(variable, field.get());
            } else if (!environment.containsKey(variable)) {
                throw missing(name, key, variable, secret);
            }
        });
        return new ComputeCredentials(secret, variables);
    }

    private static FloeException missing(String compute, String key, String variable, Optional<ResolvedSecret> secret) {
        return secret.map(found -> found.missing(key))
                .orElseGet(() -> SecretsError.FIELD_MISSING.exception(
                        "Compute '%s' reads the variable '%s', which is not set".formatted(compute, variable),
                        "set it, or name a secret with the field '%s' under 'connection_secret_ref' of the compute"
                                .formatted(key)));
    }

    /** The variables with what the secret says instead of them, for the profile that reads them. */
    Map<String, String> environment() {
        return environment;
    }

    /** The fields of the secret as settings, for an engine that has settings of these names. */
    Map<String, PropertyValue> settings() {
        Map<String, PropertyValue> settings = new LinkedHashMap<>();
        secret.map(ResolvedSecret::secret)
                .map(Secret::fields)
                .orElse(Map.of())
                .forEach((field, text) -> settings.put(field, PropertyValue.of(text.reveal())));
        return settings;
    }

    /** A value of the target with what the variables hold instead of the references to them. */
    PropertyValue fill(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text(String text) ->
                PropertyValue.of(REFERENCE
                        .matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(variable(match.group(1)))));
            case PropertyValue.Items(var items) ->
                new PropertyValue.Items(items.stream().map(this::fill).toList());
            case PropertyValue.Entries(var entries) -> {
                Map<String, PropertyValue> filled = new LinkedHashMap<>();
                entries.forEach((key, entry) -> filled.put(key, fill(entry)));
                yield new PropertyValue.Entries(filled);
            }
            case PropertyValue.Truth _, PropertyValue.Whole _, PropertyValue.Fraction _ -> value;
        };
    }

    private String variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalStateException("No variable " + name + ", which the target has"));
    }

    /** Calls with the key and the variable of each reference. */
    private static void eachReference(Map<String, PropertyValue> entries, BiConsumer<String, String> call) {
        entries.forEach((key, value) -> {
            if (value instanceof PropertyValue.Entries(var inner)) {
                eachReference(inner, call);
            } else if (value instanceof PropertyValue.Text(String text)) {
                REFERENCE.matcher(text).results().forEach(match -> call.accept(key, match.group(1)));
            }
        });
    }

    /** dbt's targets say {@code user} where a secret says {@code username}. */
    private static Optional<String> field(ResolvedSecret secret, String key) {
        return secret.find(key).or(() -> key.equals("user") ? secret.find("username") : Optional.empty());
    }
}
