package dev.floe.testing.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the work of several at the same time. */
final class InParallel {
    private InParallel() {}

    /** What one of them does, who has a number from 1 on. */
    @FunctionalInterface
    interface NumberedWork {
        void run(long number);
    }

    static void run(int many, NumberedWork work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (long i = 1; i <= many; i++) {
                long number = i;
                all.add(threads.submit(() -> work.run(number)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
    }
}
