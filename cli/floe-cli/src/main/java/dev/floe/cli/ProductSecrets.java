package dev.floe.cli;

import dev.floe.documents.NearestName;
import dev.floe.plugin.host.PluginHost;
import dev.floe.secrets.Redaction;
import dev.floe.secrets.SecretStores;
import dev.floe.secrets.SecretsError;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.artifact.NotificationChannel;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.secret.Secret;
import dev.floe.spi.secret.SecretStore;
import dev.floe.spi.secret.SecretStoreRequest;
import dev.floe.spi.secret.SecretsPlugin;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Looks up what the {@code connection_secret_ref}s of a product name, each when it is asked for: who asks is about to log in.
 * What was found is hidden from then on in everything that the command writes. Any thread may ask.
 */
final class ProductSecrets {
    private static final PluginSelection STANDARD =
            new PluginSelection(SecretStores.STANDARD, Map.of(), Optional.empty());

    private final CompiledArtifacts artifacts;
    private final Map<String, SecretsPlugin> plugins;
    private final Path project;
    private final Map<String, String> environment;
    private final Redaction redaction;
    private Optional<SecretStore> opened = Optional.empty();

    /**
     * Opens nothing yet.
     *
     * @param artifacts as the chosen environment has them
     * @param host must be open when a secret is asked for
     */
    ProductSecrets(CompiledArtifacts artifacts, PluginHost host, Path project, Invocation invocation) {
        this.artifacts = artifacts;
        this.plugins = SecretStores.with(host.secrets());
        this.project = project;
        this.environment = invocation.environment();
        this.redaction = invocation.redaction();
    }

    /**
     * The secret of a part of the platform.
     *
     * @param kind its key under {@code plugins}, such as {@code catalog}
     * @return empty if the manifest names none for it
     * @throws FloeException if it is not to be had
     */
    Optional<ResolvedSecret> plugin(String kind) {
        return Optional.ofNullable(artifacts.plugins().get(kind))
                .flatMap(PluginSelection::connectionSecretRef)
                .map(reference -> resolve(reference, "the " + kind, "plugins." + kind + ".connection_secret_ref"));
    }

    /** As for a part of the platform, of a compute. */
    Optional<ResolvedSecret> compute(Compute compute) {
        String name = compute.configuration().name();
        return compute.configuration()
                .connectionSecretRef()
                .map(reference -> resolve(
                        reference,
                        "compute '" + name + "'",
                        "plugins.compute.approved." + name + ".connection_secret_ref"));
    }

    /** As for a part of the platform, of a channel of notifications. */
    Optional<ResolvedSecret> channel(String name, NotificationChannel channel) {
        return channel.connectionSecretRef()
                .map(reference -> resolve(
                        reference,
                        "channel '" + name + "'",
                        "governance.notifications." + name + ".connection_secret_ref"));
    }

    private ResolvedSecret resolve(String reference, String subject, String path) {
        SecretStore store = store();
        Optional<Place> place = place(path, reference);
        Secret secret = store.find(reference)
                .orElseThrow(() -> ResolvedSecret.missing(
                        SecretsError.NOT_THERE,
                        "Secret '%s' of %s is not there: looked in %s"
                                .formatted(reference, subject, store.place(reference)),
                        store.remedy(reference, "<field>"),
                        place));
        redaction.add(secret);
        return new ResolvedSecret(secret, subject, place, store);
    }

    private synchronized SecretStore store() {
        SecretStore store = opened.orElseGet(this::open);
        opened = Optional.of(store);
        return store;
    }

    private SecretStore open() {
        PluginSelection selection =
                Optional.ofNullable(artifacts.plugins().get("secrets")).orElse(STANDARD);
        Optional<Place> place = place("plugins.secrets.name", selection.name());
        SecretsPlugin plugin = Optional.ofNullable(plugins.get(selection.name()))
                .orElseThrow(() -> ResolvedSecret.missing(
                        SecretsError.UNKNOWN_STORE,
                        "No secrets '" + selection.name() + "' are installed",
                        NearestName.of(selection.name(), plugins.keySet())
                                .map("did you mean '%s'?"::formatted)
                                .orElse("there are " + String.join(", ", plugins.keySet())),
                        place));
        try {
            return plugin.open(new SecretStoreRequest(selection.config(), project, environment));
        } catch (FloeException refusal) {
            throw new FloeException(refusal.problems().stream()
                    .map(problem -> in(place, problem))
                    .toList());
        }
    }

    /** The store knows its settings, not the line they stand on. */
    private static Problem in(Optional<Place> place, Problem problem) {
        return new Problem(
                problem.code(),
                problem.severity(),
                problem.message(),
                problem.place().or(() -> place),
                problem.related(),
                problem.help());
    }

    private Optional<Place> place(String path, String value) {
        return Optional.ofNullable(artifacts.origins().get(path))
                .flatMap(Origin::position)
                .map(at -> new Place(at.file(), at.line(), at.column(), at.line(), at.column() + value.length()));
    }
}
