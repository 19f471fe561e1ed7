package dev.floe.cli;

import dev.floe.documents.SecretMask;
import dev.floe.notifications.ChannelAccess;
import dev.floe.notifications.Finding;
import dev.floe.notifications.Notification;
import dev.floe.notifications.Notification.Outcome;
import dev.floe.notifications.NotificationError;
import dev.floe.notifications.Notifier;
import dev.floe.notifications.Patience;
import dev.floe.notifications.Sent;
import dev.floe.runner.gate.GateResult;
import dev.floe.runner.product.ProductReport;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.NotificationChannel;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the channels of a manifest what a run has found, when all is over. Whatever becomes of it, the run is what it was: who
 * cannot be told is a warning.
 */
final class RunMessages {
    private final CompiledArtifacts artifacts;
    private final Optional<String> environment;
    private final ProductSecrets secrets;
    private final Invocation invocation;

    /** @param artifacts as the chosen environment has them */
    RunMessages(CompiledArtifacts artifacts, ProductSecrets secrets, Invocation invocation) {
        this.artifacts = artifacts;
        this.environment = invocation.options().text(ChosenEnvironment.OPTION);
        this.secrets = secrets;
        this.invocation = invocation;
    }

    /** Sends to all who hear of something, and waits; in the order of the manifest. */
    List<Sent> send(ProductReport report) {
        Notification notification = notification(report);
        Map<String, Sent> sent = new LinkedHashMap<>();
        List<ChannelAccess> reachable = new ArrayList<>();
        artifacts.governance().notifications().forEach((name, channel) -> {
            Optional<Notification> heard =
                    channel.hears(environment) ? notification.about(channel.on()) : Optional.empty();
            heard.ifPresent(part -> {
                Sent untold = new Sent(name, channel.type(), part.findings().size(), 0, Optional.empty());
                sent.put(name, untold);
                try {
                    reachable.add(new ChannelAccess(name, channel, credentials(name, channel)));
                } catch (FloeException missing) {
                    sent.put(name, without(untold, missing));
                }
            });
        });
        if (!reachable.isEmpty()) {
            invocation
                    .talk()
                    .print("Telling "
                            + reachable.stream().map(ChannelAccess::name).collect(Collectors.joining(", ")) + "\n");
            notify(reachable, notification).forEach(each -> sent.put(each.channel(), each));
        }
        return List.copyOf(sent.values());
    }

    /** What there is to warn of. */
    List<Problem> problems(List<Sent> sent) {
        return sent.stream()
                .flatMap(each -> each.failure().map(reason -> problem(each, reason)).stream())
                .toList();
    }

    private Problem problem(Sent sent, String reason) {
        String message = "Channel '%s' is not told: %s".formatted(sent.channel(), reason);
        Optional<Place> place = Optional.ofNullable(
                        artifacts.origins().get("governance.notifications." + sent.channel()))
                .flatMap(Origin::position)
                .map(at -> new Place(at.file(), at.line(), at.column(), at.line(), at.column()));
        return place.map(at -> Problem.warning(NotificationError.NOT_TOLD, at, message))
                .orElseGet(() -> Problem.warning(NotificationError.NOT_TOLD, message))
                .withHelp("the run is not changed by it; what it has found stands in results.json");
    }

    private List<Sent> notify(List<ChannelAccess> channels, Notification notification) {
        try {
            return new Notifier(
                            Patience.STANDARD,
                            text -> SecretMask.mask(invocation.redaction().text(text)),
                            new Random())
                    .send(channels, notification);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Telling of the run was interrupted", interrupted);
        }
    }

    /** What is needed to reach a channel; nothing is looked up for one that needs nothing. */
    private Map<String, String> credentials(String name, NotificationChannel channel) {
        Map<String, String> fields = new HashMap<>();
        secrets.channel(name, channel).ifPresent(secret -> {
            if (!channel.type().isHttp()) {
                fields.put("username", secret.text("username"));
                fields.put("password", secret.text("password"));
                return;
            }
            if (channel.config().containsKey(NotificationChannel.URL)) {
                secret.find(NotificationChannel.URL).ifPresent(url -> fields.put(NotificationChannel.URL, url));
            } else {
                fields.put(NotificationChannel.URL, secret.text(NotificationChannel.URL));
            }
            secret.find("token").ifPresent(token -> fields.put("token", token));
            secret.find("username").ifPresent(username -> {
                fields.put("username", username);
                fields.put("password", secret.text("password"));
            });
        });
        return fields;
    }

    private static Sent without(Sent untold, FloeException missing) {
        String reason = String.join(
                "; ", missing.problems().stream().map(Problem::message).toList());
        return new Sent(untold.channel(), untold.type(), untold.findings(), 0, Optional.of(reason));
    }

    private Notification notification(ProductReport report) {
        return new Notification(
                artifacts.product().name(),
                report.runId(),
                environment,
                outcome(report),
                report.completed(),
                Stream.concat(
                                report.gates().stream().flatMap(gate -> finding(gate).stream()),
                                artifacts.evidence().nodes().stream().flatMap(node -> node.findings().stream()
                                        .flatMap(finding -> finding(node.node(), finding).stream())))
                        .toList());
    }

    private static Outcome outcome(ProductReport report) {
        if (report.steps().stream().anyMatch(step -> step.status().isFailure())) {
            return Outcome.FAILED;
        }
        if (report.hasFailures()) {
            return Outcome.HELD_BACK;
        }
        return report.published().isEmpty() ? Outcome.NOTHING_NEW : Outcome.PUBLISHED;
    }

    private static Optional<Finding> finding(GateResult result) {
        return result.problem()
                .map(problem -> new Finding(
                        problem.code().id(),
                        result.gate().action(),
                        problem.message(),
                        result.gate().origin().position().map(Object::toString),
                        new Finding.Gate(
                                result.table().toString(),
                                result.gate().threshold().key(),
                                result.subject(),
                                result.measured(),
                                result.gate().threshold().limitText())));
    }

    /** What is excused is nobody's news. */
    private static Optional<Finding> finding(String node, Evidence.Finding finding) {
        Optional<GateAction> action =
                switch (finding.status()) {
                    case WARNED -> Optional.of(GateAction.WARN);
                    case NOTIFIED -> Optional.of(GateAction.NOTIFY);
                    case EXEMPTED -> Optional.empty();
                };
        return action.map(which -> new Finding(
                finding.code(),
                which,
                finding.message(),
                Optional.of("%s:%d:%d".formatted(finding.file(), finding.line(), finding.column())),
                new Finding.Rule(node, finding.rule())));
    }
}
