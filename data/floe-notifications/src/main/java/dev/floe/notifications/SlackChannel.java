package dev.floe.notifications;

import dev.floe.spi.value.PropertyValue;
import java.time.Duration;
import java.util.Map;

/** An incoming webhook of Slack, whose three special characters are escaped as its manual asks. */
record SlackChannel(HttpPost post) implements Channel {
    @Override
    public void send(Notification notification, Duration patience) throws NotSentException, InterruptedException {
        String text = PlainText.of(notification)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        post.send(new PropertyValue.Entries(Map.of("text", PropertyValue.of(text))), patience);
    }
}
