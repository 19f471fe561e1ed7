package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.NotificationChannel;
import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashSet;
import java.util.List;

/** Whom runs tell of gates and rules. */
final class ChannelFormat {
    static final Shape<NotificationChannel> CHANNEL = ObjectShape.of(
            "NotificationChannel", "Somebody whom runs tell of gates and rules that were not kept", fields -> {
                var type = fields.required("type", Shapes.oneOf(NotificationChannel.Type.class), "How it is spoken to");
                var config = fields.required("config", ArtifactShapes.PROPERTIES, "Where it is, without a credential");
                var secret = fields.optional(
                        "connection_secret_ref", ArtifactShapes.TEXT, "The secret with which it is reached");
                var on = fields.required(
                        "on", ArtifactShapes.list(Shapes.oneOf(GateAction.class)), "Of which actions it hears");
                var environments = fields.required(
                        "environments", ArtifactShapes.TEXTS, "The only ones of whose runs it hears; none: all runs");
                return values -> new NotificationChannel(
                        values.value(type),
                        values.value(config),
                        ArtifactShapes.value(values.get(secret)),
                        new LinkedHashSet<>(values.value(on)),
                        values.value(environments));
            });

    private ChannelFormat() {}

    static PropertyValue write(NotificationChannel channel) {
        return new Members()
                .with("type", channel.type())
                .with("config", new PropertyValue.Entries(channel.config()))
                .withOptional("connection_secret_ref", channel.connectionSecretRef())
                .withList("on", List.copyOf(channel.on()), Members::word)
                .with("environments", channel.environments())
                .entries();
    }
}
