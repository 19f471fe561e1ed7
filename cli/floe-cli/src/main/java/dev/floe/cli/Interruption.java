package dev.floe.cli;

import dev.floe.runner.product.CancellableRun;
import dev.floe.runner.product.ProductReport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a run in good order when the process is told to end (Ctrl-C, {@code kill}), and says what became of it. */
final class Interruption implements AutoCloseable {
    /** Longer than a statement takes to stop, shorter than what orchestrators wait before they kill. */
    private static final long PATIENCE_SECONDS = 8;

    private final CompletableFuture<ProductReport> ended = new CompletableFuture<>();
    private final Thread hook;

    Interruption(CancellableRun run, Channel talk) {
        hook = new Thread(
                () -> {
                    run.cancel();
                    talk.print("\n" + outcome() + "\n");
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private String outcome() {
        try {
            ProductReport report = ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return report.published().isEmpty()
                    ? "Interrupted: nothing was published. 'floe run' goes on from here."
                    : "Interrupted, but everything had been published already.";
        } catch (ExecutionException | TimeoutException unfinished) {
            return "Interrupted. 'floe run' goes on from here.";
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            return "Interrupted.";
        }
    }

    /** The run has come to its end. */
    void ended(ProductReport report) {
        ended.complete(report);
    }

    @Override
    public void close() {
        ended.completeExceptionally(new IllegalStateException("The run has not come to its end"));
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException isEnding) {
            // Then the hook is at work.
        }
    }
}
