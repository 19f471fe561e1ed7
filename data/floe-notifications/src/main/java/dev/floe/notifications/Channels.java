package dev.floe.notifications;

import dev.floe.spi.artifact.NotificationChannel;
import dev.floe.spi.value.PropertyValue;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes channels of what manifests and secrets say, which the compiler has checked to be enough. */
final class Channels {
    private final HttpClient client;

    Channels(HttpClient client) {
        this.client = client;
    }

    Channel of(ChannelAccess access) {
        Map<String, PropertyValue> config = access.channel().config();
        return switch (access.channel().type()) {
            case WEBHOOK -> new WebhookChannel(post(access, ""));
            case SLACK -> new SlackChannel(post(access, ""));
            case ALERTMANAGER ->
                new AlertmanagerChannel(
                        post(access, "/api/v2/alerts"),
                        whole(config, NotificationChannel.LASTS_HOURS).map(Duration::ofHours));
            case EMAIL -> new EmailChannel(access.name(), server(config), login(access), envelope(config));
        };
    }

    private static EmailChannel.Server server(Map<String, PropertyValue> config) {
        EmailChannel.Security security = text(config, NotificationChannel.SECURITY)
                .map(word -> EmailChannel.Security.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(EmailChannel.Security.STARTTLS);
        return new EmailChannel.Server(
                text(config, NotificationChannel.HOST).orElse(""),
                whole(config, NotificationChannel.PORT).map(Math::toIntExact).orElse(security.port()),
                security);
    }

    private static EmailChannel.Envelope envelope(Map<String, PropertyValue> config) {
        List<String> to = config.get(NotificationChannel.TO) instanceof PropertyValue.Items(List<PropertyValue> items)
                ? items.stream()
                        .filter(PropertyValue.Text.class::isInstance)
                        .map(item -> ((PropertyValue.Text) item).value())
                        .toList()
                : List.of();
        return new EmailChannel.Envelope(text(config, NotificationChannel.FROM).orElse(""), to);
    }

    private HttpPost post(ChannelAccess access, String path) {
        String url = Optional.ofNullable(access.secrets().get(NotificationChannel.URL))
                .or(() -> text(access.channel().config(), NotificationChannel.URL))
                .orElse("");
        Map<String, String> headers = new HashMap<>();
        Optional.ofNullable(access.secrets().get("token"))
                .ifPresent(token -> headers.put("Authorization", "Bearer " + token.strip()));
        login(access).ifPresent(login -> headers.put("Authorization", "Basic " + base64(login)));
        return new HttpPost(client, url.strip().replaceAll("/+$", "") + path, headers);
    }

    private static String base64(Login login) {
        return Base64.getEncoder()
                .encodeToString((login.username() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Login> login(ChannelAccess access) {
        return Optional.ofNullable(access.secrets().get("username"))
                .flatMap(username -> Optional.ofNullable(access.secrets().get("password"))
                        .map(password -> new Login(username, password)));
    }

    private static Optional<String> text(Map<String, PropertyValue> config, String key) {
        return config.get(key) instanceof PropertyValue.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Long> whole(Map<String, PropertyValue> config, String key) {
        return config.get(key) instanceof PropertyValue.Whole(long number) ? Optional.of(number) : Optional.empty();
    }
}
