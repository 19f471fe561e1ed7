package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody whom a run tells of gates and rules that were not kept.
 *
 * @param config what there is to know of the place, without a credential
 * @param connectionSecretRef the secret with which it is reached
 * @param on what a gate or a rule has to do for it to hear of it
 * @param environments the only ones of whose runs it hears; empty: all runs
 */
public record NotificationChannel(
        Type type,
        Map<String, PropertyValue> config,
        Optional<String> connectionSecretRef,
        Set<GateAction> on,
        List<String> environments) {
    public static final String URL = "url";
    public static final String LASTS_HOURS = "lasts_hours";
    public static final String HOST = "host";
    public static final String PORT = "port";
    public static final String SECURITY = "security";
    public static final String FROM = "from";
    public static final String TO = "to";

    /** What a channel hears of that says nothing else: what nobody would learn who does not look. */
    public static final Set<GateAction> STANDARD_ACTIONS =
            Collections.unmodifiableSet(EnumSet.of(GateAction.NOTIFY, GateAction.BLOCK));

    /** How it is spoken to. */
    public enum Type {
        /** JSON that floe's manual describes, by POST. */
        WEBHOOK,
        /** An incoming webhook of Slack, whose address is a credential. */
        SLACK,
        /** SMTP. */
        EMAIL,
        /** The API of Prometheus' Alertmanager, version 2. */
        ALERTMANAGER;

        /** What {@code config} takes. */
        public List<ComputeSetting> settings() {
            return switch (this) {
                case WEBHOOK -> List.of(ComputeSetting.text(URL, "Where to send; in the secret, if it holds a token"));
                case SLACK -> List.of();
                case EMAIL ->
                    List.of(
                            ComputeSetting.text(HOST, "The mail server"),
                            ComputeSetting.count(PORT, "Its port (default 587; for tls 465, for none 25)"),
                            ComputeSetting.text(SECURITY, "How the connection is encrypted (default starttls)")
                                    .oneOf("starttls", "tls", "none"),
                            ComputeSetting.text(FROM, "The sender's address"),
                            ComputeSetting.textList(TO, "The addresses of those who are told"));
                case ALERTMANAGER ->
                    List.of(
                            ComputeSetting.text(URL, "Where Alertmanager is, without /api/v2"),
                            ComputeSetting.count(
                                    LASTS_HOURS, "How long an alert stays (default: Alertmanager's resolve_timeout)"));
            };
        }

        /** Whether it is reached at a URL, which its secret may hold. */
        public boolean isHttp() {
            return this != EMAIL;
        }
    }

    public NotificationChannel {
        requireNonNull(type, "type is null");
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        requireNonNull(connectionSecretRef, "connectionSecretRef is null");
        Set<GateAction> ordered = EnumSet.noneOf(GateAction.class);
        ordered.addAll(on);
        on = Collections.unmodifiableSet(ordered);
        environments = List.copyOf(environments);
    }

    /** Whether it hears of runs in an environment; empty: of those in none. */
    public boolean hears(Optional<String> environment) {
        return environments.isEmpty()
                || environment.filter(environments::contains).isPresent();
    }
}
