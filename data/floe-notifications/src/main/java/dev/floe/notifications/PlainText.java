package dev.floe.notifications;

import dev.floe.notifications.Finding.Subject;
import java.util.Locale;

/** A notification for people, in lines. */
final class PlainText {
    /** More than somebody reads in a message, and less than Slack cuts off. */
    private static final int MOST = 50;

    private PlainText() {}

    static String of(Notification notification) {
        StringBuilder text = new StringBuilder(notification.headline()).append('\n');
        notification.findings().stream().limit(MOST).forEach(finding -> {
            text.append("- ")
                    .append(finding.action().name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(finding.code())
                    .append(": ")
                    .append(sentence(finding));
            finding.place().ifPresent(place -> text.append(" [").append(place).append(']'));
            text.append('\n');
        });
        int more = notification.findings().size() - MOST;
        if (more > 0) {
            text.append("- and ").append(more).append(" more\n");
        }
        return text.append("run ").append(notification.run()).append('\n').toString();
    }

    /** What a rule says may leave open which node it means; what a gate says names its table. */
    private static String sentence(Finding finding) {
        Subject subject = finding.subject();
        return subject instanceof Finding.Rule rule ? rule.of() + ": " + finding.message() : finding.message();
    }
}
