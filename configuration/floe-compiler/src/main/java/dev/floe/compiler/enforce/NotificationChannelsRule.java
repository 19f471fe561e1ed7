package dev.floe.compiler.enforce;

import dev.floe.compiler.document.ChannelSection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.spi.artifact.NotificationChannel;
import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Whoever is to be told can be reached as far as a manifest says, in environments that there are. */
final class NotificationChannelsRule implements Rule {
    private static final List<String> OF_MAIL =
            List.of(NotificationChannel.HOST, NotificationChannel.FROM, NotificationChannel.TO);

    @Override
    public String name() {
        return "notification-channels";
    }

    @Override
    public String description() {
        return "The channels of notifications say all that is needed to reach them";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        List<LoadedManifest> chain = product.valid().loaded().platform().chain();
        Collection<String> environments = new TreeSet<>();
        chain.forEach(manifest ->
                environments.addAll(manifest.document().environments().keySet()));
        int checked = 0;
        for (LoadedManifest manifest : chain) {
            Map<String, Located<ChannelSection>> channels = manifest.document()
                    .governance()
                    .map(governance -> governance.notifications())
                    .orElse(Map.of());
            channels.forEach((name, channel) -> check(name, channel, environments, problems));
            checked += channels.size();
        }
        return checked;
    }

    private static void check(
            String name, Located<ChannelSection> channel, Collection<String> environments, ProblemCollector problems) {
        ChannelSection section = channel.value();
        section.type().map(Located::value).ifPresent(type -> {
            checkSettings(name, type, section, problems);
            missing(type, section)
                    .ifPresent(what -> problems.add(problem(
                                    CompilerError.CHANNEL_INCOMPLETE,
                                    channel.label(),
                                    "Channel '%s' needs %s".formatted(name, what))
                            .withHelp("docs/quality-gates.md shows a channel of each type")));
        });
        for (Located<String> environment : section.environments()) {
            if (!environments.contains(environment.value())) {
                problems.add(problem(
                                CompilerError.CHANNEL_ENVIRONMENT_UNKNOWN,
                                environment.place(),
                                "Channel '%s' hears of runs in environment '%s', which the manifest does not have"
                                        .formatted(name, environment.value()))
                        .withHelp(NearestName.of(environment.value(), environments)
                                .map("did you mean '%s'?"::formatted)
                                .orElse(
                                        environments.isEmpty()
                                                ? "it has none: remove the key to hear of all runs"
                                                : "it has " + String.join(", ", environments))));
            }
        }
    }

    private static void checkSettings(
            String name, NotificationChannel.Type type, ChannelSection section, ProblemCollector problems) {
        SettingsCheck check = new SettingsCheck("channel", name, type.settings());
        section.config().forEach((key, value) -> {
            if (type == NotificationChannel.Type.SLACK) {
                problems.add(problem(
                                CompilerError.UNKNOWN_SETTING,
                                value.label(),
                                "Channel '%s' has no setting '%s'".formatted(name, key))
                        .withHelp(
                                "the address that Slack gives is a credential: put it into the field 'url' of a secret,"
                                        + " and name the secret by connection_secret_ref"));
                return;
            }
            check.check(key, value, problems);
            if (key.equals(NotificationChannel.URL)
                    && value.value() instanceof PropertyValue.Text(String text)
                    && !isAddress(text)) {
                problems.add(problem(
                                CompilerError.SETTING_DOES_NOT_FIT,
                                value.place(),
                                "Setting 'url' of channel '%s' must be an address with a host".formatted(name))
                        .withHelp("write it with http:// or https://, such as https://alerts.example.com"));
            }
        });
    }

    /** What nobody has said, and without which nothing gets there. */
    private static Optional<String> missing(NotificationChannel.Type type, ChannelSection section) {
        if (type == NotificationChannel.Type.EMAIL) {
            List<String> missing =
                    OF_MAIL.stream().filter(key -> isEmpty(section, key)).toList();
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("'%s' in its 'config'".formatted(String.join("', '", missing)));
        }
        if (section.connectionSecretRef().isPresent() || section.config().containsKey(NotificationChannel.URL)) {
            return Optional.empty();
        }
        return Optional.of(
                type == NotificationChannel.Type.SLACK
                        ? "a 'connection_secret_ref': a secret whose field 'url' is the address that Slack gives"
                        : "a 'url' in its 'config', or a 'connection_secret_ref': a secret with the field 'url'");
    }

    private static boolean isEmpty(ChannelSection section, String key) {
        return Optional.ofNullable(section.config().get(key))
                .map(Located::value)
                .filter(value -> !(value instanceof PropertyValue.Items(List<PropertyValue> items) && items.isEmpty()))
                .isEmpty();
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (URISyntaxException noAddress) {
            // Whatever is wrong with it, the answer is the same.
            return false;
        }
    }

    private static Problem problem(ErrorCode code, Place place, String message) {
        return Problem.error(code, place, message);
    }
}
