package dev.floe.notifications;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Tells all channels at the same time, each of what it wants to hear, and says what became of it. */
public final class Notifier {
    private final Patience patience;
    private final UnaryOperator<String> redaction;
    private final RandomGenerator jitter;

    /** @param redaction what each text goes through that leaves the process */
    public Notifier(Patience patience, UnaryOperator<String> redaction, RandomGenerator jitter) {
        this.patience = patience;
        this.redaction = redaction;
        this.jitter = jitter;
    }

    /**
     * Sends, and waits for the answers, however long others let it wait: not longer than the patience allows.
     *
     * @return one for each channel that hears of something, in their order
     */
    public List<Sent> send(List<ChannelAccess> channels, Notification notification) throws InterruptedException {
        List<Delivery> deliveries = new ArrayList<>();
        Notification redacted = notification.with(redaction);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.each())
                .build();
        // Neither is closed by waiting: somebody who never answers must not hold the run.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Channels made = new Channels(client);
            for (ChannelAccess access : channels) {
                redacted.about(access.channel().on())
                        .ifPresent(
                                told -> deliveries.add(new Delivery(access, made.of(access), told, patience, jitter)));
            }
            List<Future<Sent>> sending = deliveries.stream()
                    .map(delivery -> threads.submit(delivery::send))
                    .toList();
            long end = System.nanoTime() + patience.total().toNanos();
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < deliveries.size(); i++) {
                sent.add(redacted(answer(deliveries.get(i), sending.get(i), end - System.nanoTime())));
            }
            return sent;
        } finally {
            threads.shutdownNow();
            client.shutdownNow();
        }
    }

    private static Sent answer(Delivery delivery, Future<Sent> sending, long nanos) throws InterruptedException {
        try {
            return sending.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException silence) {
            return delivery.givenUp();
        } catch (ExecutionException broken) {
            // Even a bug in a channel is no reason to say of a run that it failed.
            return delivery.failed("cannot be used: " + broken.getCause());
        }
    }

    /** The other side may have quoted what it was sent. */
    private Sent redacted(Sent sent) {
        Optional<String> failure = sent.failure().map(redaction);
        return new Sent(sent.channel(), sent.type(), sent.findings(), sent.tries(), failure);
    }
}
