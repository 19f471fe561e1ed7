package dev.floe.testing.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a product while its catalog fails it in every way, with a reader that looks at its tables all the time, and runs it
 * again: the tables have to be those of an undisturbed run.
 */
final class FaultMatrix {
    private static final long PAUSE_NANOS = 5_000_000;

    private final AssembledFloe floe = AssembledFloe.find().with(ServedProduct.VARIABLES);
    private final ServedProduct served;
    private final List<Result> results = new ArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger mixes = new AtomicInteger();
    private long generation;

    FaultMatrix(ServedProduct served) {
        this.served = served;
    }

    /**
     * What came of a fault.
     *
     * @param faults how many requests went wrong
     * @param exitCode of the run that it met
     * @param isHalf whether some tables were published and others not
     * @param isWrong whether the tables were not those of an undisturbed run in the end
     */
    record Result(
            CatalogFault fault,
            int faults,
            int exitCode,
            boolean isPublished,
            boolean isHalf,
            boolean isWrong,
            String output) {}

    void run(List<CatalogFault> faults) throws IOException, InterruptedException {
        AssembledFloe.Ended first = runProduct(1);
        if (first.exitCode() != 0) {
            throw new IllegalStateException("The product does not run: " + first.output());
        }
        AtomicBoolean isOver = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> poll(isOver));
        try {
            for (CatalogFault fault : faults) {
                results.add(meet(fault));
            }
        } finally {
            isOver.set(true);
            reader.join();
        }
    }

    private AssembledFloe.Ended runProduct(long wanted) throws IOException, InterruptedException {
        generation = wanted;
        served.product().seed(generation);
        return floe.run("run", "--project-dir", served.product().directory().toString());
    }

    private Result meet(CatalogFault fault) throws IOException, InterruptedException {
        Map<String, List<Long>> before = GenerationProduct.expected(generation);
        Map<String, List<Long>> after = GenerationProduct.expected(generation + 1);
        served.proxy().arm(fault);
        AssembledFloe.Ended met = runProduct(generation + 1);
        int faults = served.proxy().disarm();
        Map<String, List<Long>> left = served.product().published();
        boolean isPublished = left.equals(after);
        boolean isHalf = !isPublished && !left.equals(before);
        // One that says that it has published has to be right.
        boolean isLie = met.exitCode() == 0 && !isPublished;
        AssembledFloe.Ended next = runProduct(generation);
        boolean isWrong =
                isLie || next.exitCode() != 0 || !served.product().published().equals(after) || served.staged() > 0;
        if (isHalf || isWrong) {
            System.out.println(fault + "\n" + met.output() + "\n" + next.output() + "\n"
                    + served.product().published() + " instead of " + after);
        }
        return new Result(fault, faults, met.exitCode(), isPublished, isHalf, isWrong, met.output());
    }

    private void poll(AtomicBoolean isOver) {
        while (!isOver.get()) {
            Map<String, List<Long>> tables = served.product().published();
            reads.incrementAndGet();
            if (tables.values().stream().map(List::getLast).distinct().count() > 1) {
                mixes.incrementAndGet();
                System.out.println("A reader saw a mix: " + new TreeMap<>(tables));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    List<Result> results() {
        return results;
    }

    int mixes() {
        return mixes.get();
    }

    /** The results as a table of Markdown. */
    String table() {
        StringBuilder text = new StringBuilder(
                "| fault | requests | exit code | published at once | half published | wrong after the next run |\n"
                        + "|---|---:|---:|---|---:|---:|\n");
        for (Result result : results) {
            text.append("| %s | %d | %d | %s | %d | %d |\n"
                    .formatted(
                            result.fault().name(),
                            result.faults(),
                            result.exitCode(),
                            result.isPublished() ? "yes" : "no",
                            result.isHalf() ? 1 : 0,
                            result.isWrong() ? 1 : 0));
        }
        return text + "\n" + reads.get() + " looks of the reader, " + mixes.get() + " of them at a mix\n";
    }

    /**
     * Prints the table for all faults.
     *
     * @param arguments an empty directory
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try (ServedProduct served = ServedProduct.create(Path.of(arguments[0]))) {
            FaultMatrix matrix = new FaultMatrix(served);
            matrix.run(CatalogFault.ALL);
            System.out.println(matrix.table());
        }
    }
}
