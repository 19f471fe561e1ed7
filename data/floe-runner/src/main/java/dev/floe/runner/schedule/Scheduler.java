package dev.floe.runner.schedule;

import static java.util.Objects.requireNonNull;

import dev.floe.runner.graph.StepGraph;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the steps of a graph on virtual threads, so many at a time. A step starts when all that it waits for have passed; where
 * one failed, what waits for it is skipped, and the rest goes on.
 */
public final class Scheduler {
    private final StepGraph graph;
    private final Steps steps;
    private final int parallelism;
    private final AtomicBoolean isCancelled = new AtomicBoolean();

    /** @param parallelism how many steps run at a time, at least 1 */
    public Scheduler(StepGraph graph, Steps steps, int parallelism) {
        this.graph = requireNonNull(graph, "graph is null");
        this.steps = requireNonNull(steps, "steps is null");
        if (parallelism < 1) {
            throw new IllegalArgumentException("Cannot run " + parallelism + " steps at a time");
        }
        this.parallelism = parallelism;
    }

    /**
     * A step that has ended.
     *
     * @param bug what it threw
     */
    private record Finished(String id, Outcome outcome, Optional<Throwable> bug) {}

    /** Lets no further step start. Those that run go on; whoever wants them to end sees to it. */
    public void cancel() {
        isCancelled.set(true);
    }

    /**
     * Runs everything, and returns when nothing runs any more.
     *
     * @throws InterruptedException if this thread is interrupted while it waits; the steps that run go on
     */
    public void run() throws InterruptedException {
        Map<String, List<String>> children = graph.children();
        Map<String, Integer> waiting = new HashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        graph.parents().forEach((id, parents) -> {
            waiting.put(id, parents.size());
            if (parents.isEmpty()) {
                ready.add(id);
            }
        });
        Map<String, String> causes = new HashMap<>();
        BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
        int running = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!ready.isEmpty() || running > 0) {
                while (!ready.isEmpty() && running < parallelism) {
                    String id = ready.removeFirst();
                    String cause = causes.get(id);
                    if (cause != null) {
                        steps.skip(id, cause);
                        release(id, Outcome.FAILED, cause, children, waiting, causes, ready);
                    } else if (isCancelled.get()) {
                        steps.cancel(id);
                        release(id, Outcome.PASSED, id, children, waiting, causes, ready);
                    } else {
                        running++;
                        threads.execute(() -> finished.add(work(id)));
                    }
                }
                if (running > 0) {
                    Finished next = finished.take();
                    running--;
                    if (next.bug().isPresent()) {
                        throw new IllegalStateException(
                                "Step '" + next.id() + "' broke", next.bug().get());
                    }
                    release(next.id(), next.outcome(), next.id(), children, waiting, causes, ready);
                }
            }
        }
    }

    private Finished work(String id) {
        try {
            return new Finished(id, steps.run(id), Optional.empty());
        } catch (RuntimeException | Error bug) {
            return new Finished(id, Outcome.FAILED, Optional.of(bug));
        }
    }

    private static void release(
            String id,
            Outcome outcome,
            String cause,
            Map<String, List<String>> children,
            Map<String, Integer> waiting,
            Map<String, String> causes,
            Deque<String> ready) {
        for (String child : children.getOrDefault(id, List.of())) {
            if (outcome == Outcome.FAILED) {
                causes.putIfAbsent(child, cause);
            }
            if (waiting.merge(child, -1, Integer::sum) == 0) {
                ready.add(child);
            }
        }
    }
}
