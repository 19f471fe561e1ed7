package dev.floe.notifications;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Sends one message by one channel until it gets there, the other side says no, or patience ends. */
final class Delivery {
    private final ChannelAccess access;
    private final Channel channel;
    private final Notification notification;
    private final Patience patience;
    private final RandomGenerator jitter;
    private final AtomicInteger tries = new AtomicInteger();

    Delivery(
            ChannelAccess access,
            Channel channel,
            Notification notification,
            Patience patience,
            RandomGenerator jitter) {
        this.access = access;
        this.channel = channel;
        this.notification = notification;
        this.patience = patience;
        this.jitter = jitter;
    }

    /** Never throws for what the other side does. */
    Sent send() throws InterruptedException {
        long end = System.nanoTime() + patience.total().toNanos();
        Duration pause = patience.firstPause();
        while (true) {
            int number = tries.incrementAndGet();
            try {
                channel.send(notification, shorter(patience.each(), left(end)));
                return ended(Optional.empty());
            } catch (NotSentException failure) {
                Duration next = failure.pause().orElse(spread(pause));
                if (!failure.isWorthAnotherTry() || number >= patience.tries()) {
                    return failed(failure.reason());
                }
                if (next.compareTo(left(end)) >= 0) {
                    return failed(failure.reason()
                            + failure.pause()
                                    .map(asked -> ", and asks for a pause of " + asked.toSeconds() + " s")
                                    .orElse(""));
                }
                Thread.sleep(next);
                pause = pause.multipliedBy(2);
            }
        }
    }

    /** What there is to say of it when nobody waits any longer. */
    Sent givenUp() {
        return failed(Patience.silence(patience.total()));
    }

    Sent failed(String reason) {
        return ended(Optional.of(reason));
    }

    private Sent ended(Optional<String> failure) {
        return new Sent(
                access.name(), access.channel().type(), notification.findings().size(), tries.get(), failure);
    }

    /** Those who have failed together are not to come back together. */
    private Duration spread(Duration pause) {
        return Duration.ofNanos((long) (pause.toNanos() * jitter.nextDouble(0.5, 1)));
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    private static Duration shorter(Duration first, Duration second) {
        return first.compareTo(second) < 0 ? first : second;
    }
}
