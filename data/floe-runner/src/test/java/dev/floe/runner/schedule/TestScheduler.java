package dev.floe.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.runner.graph.StepGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TestScheduler {
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    /** Fails the steps of these names, and notes everything. */
    private final class Noting implements Steps {
        private final Set<String> failing;

        private Noting(String... failing) {
            this.failing = Set.of(failing);
        }

        @Override
        public Outcome run(String id) {
            heard.add(id);
            return failing.contains(id) ? Outcome.FAILED : Outcome.PASSED;
        }

        @Override
        public void skip(String id, String cause) {
            heard.add("skip " + id + " because of " + cause);
        }

        @Override
        public void cancel(String id) {
            heard.add("cancel " + id);
        }
    }

    private static StepGraph graph(String... edges) {
        Map<String, Set<String>> parents = new LinkedHashMap<>();
        for (String edge : edges) {
            String[] ends = edge.split(">", -1);
            parents.computeIfAbsent(ends[0], _ -> new TreeSet<>());
            if (ends.length > 1) {
                parents.computeIfAbsent(ends[1], _ -> new TreeSet<>()).add(ends[0]);
            }
        }
        return new StepGraph(parents);
    }

    @Test
    void stepStartsWhenAllThatItWaitsForHavePassed() throws InterruptedException {
        new Scheduler(graph("a>b", "a>c", "b>d", "c>d"), new Noting(), 4).run();
        assertThat(heard).startsWith("a").endsWith("d").containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void whatWaitsForAFailedStepIsSkippedAndTheRestGoesOn() throws InterruptedException {
        new Scheduler(graph("a>b", "b>c", "x>y"), new Noting("a"), 1).run();
        assertThat(heard).containsExactlyInAnyOrder("a", "x", "y", "skip b because of a", "skip c because of a");
    }

    @Test
    void noMoreStepsRunAtATimeThanAllowed() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch bothRun = new CountDownLatch(2);
        Steps steps = new Steps() {
            @Override
            public Outcome run(String id) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                bothRun.countDown();
                awaitQuietly(bothRun);
                running.decrementAndGet();
                return Outcome.PASSED;
            }

            @Override
            public void skip(String id, String cause) {}

            @Override
            public void cancel(String id) {}
        };
        new Scheduler(graph("a", "b", "c", "d", "e"), steps, 2).run();
        assertThat(most).hasValue(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingStartsOnceTheRunIsCancelled() throws InterruptedException {
        Scheduler[] scheduler = new Scheduler[1];
        Steps cancelling = new Steps() {
            @Override
            public Outcome run(String id) {
                heard.add(id);
                scheduler[0].cancel();
                return Outcome.PASSED;
            }

            @Override
            public void skip(String id, String cause) {}

            @Override
            public void cancel(String id) {
                heard.add("cancel " + id);
            }
        };
        scheduler[0] = new Scheduler(graph("a>b", "b>c"), cancelling, 1);
        scheduler[0].run();
        assertThat(heard).containsExactly("a", "cancel b", "cancel c");
    }

    @Test
    void bugInAStepEndsTheRun() {
        Steps broken = new Steps() {
            @Override
            public Outcome run(String id) {
                throw new IllegalStateException("a bug");
            }

            @Override
            public void skip(String id, String cause) {}

            @Override
            public void cancel(String id) {}
        };
        assertThatThrownBy(() -> new Scheduler(graph("a"), broken, 1).run())
                .hasMessage("Step 'a' broke")
                .hasRootCauseMessage("a bug");
    }

    @Test
    void everyStepOfAnyGraphIsHeardOfOnceAndNeverBeforeItsParents() throws InterruptedException {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            int size = 1 + random.nextInt(60);
            List<String> edges = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                edges.add("n" + i);
                for (int j = 0; j < i; j++) {
                    if (random.nextInt(8) == 0) {
                        edges.add("n" + j + ">n" + i);
                    }
                }
            }
            StepGraph graph = graph(edges.toArray(String[]::new));
            heard.clear();
            new Scheduler(graph, new Noting(), 1 + random.nextInt(8)).run();
            assertThat(heard)
                    .containsExactlyInAnyOrderElementsOf(graph.parents().keySet());
            graph.parents()
                    .forEach((id, parents) -> parents.forEach(
                            parent -> assertThat(heard.indexOf(parent)).isLessThan(heard.indexOf(id))));
        }
    }

    @Test
    void graphWithACircleIsNone() {
        assertThatThrownBy(() -> graph("a>b", "b>a")).hasMessage("The steps wait for each other in a circle");
    }
}
