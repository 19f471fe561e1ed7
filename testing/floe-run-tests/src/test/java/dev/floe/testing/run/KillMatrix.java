package dev.floe.testing.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Kills runs of a product at every point, with a reader that looks at its tables all the time, and runs it again after each:
 * the tables have to be those of an undisturbed run.
 */
final class KillMatrix {
    private static final long PAUSE_NANOS = 2_000_000;

    private static final long WAIT_NANOS = 2_000_000_000;

    /** More than a lease lasts. */
    private static final int ATTEMPTS = 20;

    private final AssembledFloe floe;
    private final GenerationProduct product;
    private final IntSupplier staged;
    private final int attempts;
    private final Killer killer;
    private final Map<String, Result> results = new TreeMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger mixes = new AtomicInteger();
    private long generation = 1;

    private KillMatrix(AssembledFloe floe, GenerationProduct product, IntSupplier staged, int attempts) {
        this.floe = floe;
        this.product = product;
        this.staged = staged;
        this.attempts = attempts;
        this.killer = new Killer(floe);
    }

    /** Of a product in the catalog of its own directory, where the next run can begin at once. */
    static KillMatrix embedded(AssembledFloe floe, GenerationProduct product) {
        return new KillMatrix(floe, product, product::staged, 1);
    }

    /** Of a product whose catalog is behind a server, where the next run is refused until the lease has ended. */
    static KillMatrix served(AssembledFloe floe, ServedProduct served) {
        return new KillMatrix(floe, served.product(), served::staged, ATTEMPTS);
    }

    /**
     * What came of the kills at a point.
     *
     * @param kills how often the run came to the point and was killed there
     * @param published how often everything was published already
     * @param resumed how many tables the next runs took up, in sum
     * @param halfPublished how often some tables were published and others not
     * @param wrong how often the tables were not those of an undisturbed run after the next one
     */
    record Result(int kills, int published, int resumed, int halfPublished, int wrong) {
        Result plus(Result other) {
            return new Result(
                    kills + other.kills,
                    published + other.published,
                    resumed + other.resumed,
                    halfPublished + other.halfPublished,
                    wrong + other.wrong);
        }
    }

    /** Kills a run at each of the points, one after the other, so many times. */
    void run(List<KillPoint> points, int rounds) throws IOException, InterruptedException {
        AssembledFloe.Ended first = runProduct();
        if (first.exitCode() != 0) {
            throw new IllegalStateException("The product does not run: " + first.output());
        }
        AtomicBoolean isOver = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> poll(isOver));
        try {
            for (int round = 0; round < rounds; round++) {
                for (KillPoint point : points) {
                    Result result = kill(point);
                    results.merge(point.name(), result, Result::plus);
                }
            }
        } finally {
            isOver.set(true);
            reader.join();
        }
    }

    private AssembledFloe.Ended runProduct() throws IOException, InterruptedException {
        return floe.run("run", "--project-dir", product.directory().toString());
    }

    private AssembledFloe.Ended runAfterTheLease() throws IOException, InterruptedException {
        AssembledFloe.Ended ended = runProduct();
        for (int i = 1; i < attempts && ended.output().contains("FLOE-T004"); i++) {
            LockSupport.parkNanos(WAIT_NANOS);
            ended = runProduct();
        }
        return ended;
    }

    private Result kill(KillPoint point) throws IOException, InterruptedException {
        Map<String, List<Long>> before = GenerationProduct.expected(generation);
        generation++;
        product.seed(generation);
        Map<String, List<Long>> after = GenerationProduct.expected(generation);
        boolean wasKilled =
                killer.kill(point, "run", "--project-dir", product.directory().toString());
        Map<String, List<Long>> left = product.published();
        boolean isPublished = left.equals(after);
        boolean isHalf = !isPublished && !left.equals(before);
        AssembledFloe.Ended resumed = runAfterTheLease();
        boolean isWrong = resumed.exitCode() != 0 || !product.published().equals(after) || staged.getAsInt() > 0;
        if (isWrong) {
            System.out.println(
                    point.name() + ": " + product.published() + " instead of " + after + "\n" + resumed.output());
        }
        int takenUp = (int) resumed.output()
                .lines()
                .filter(line -> line.contains("  resumed  "))
                .filter(line -> line.startsWith("  gold."))
                .count();
        return new Result(wasKilled ? 1 : 0, isPublished ? 1 : 0, takenUp, isHalf ? 1 : 0, isWrong ? 1 : 0);
    }

    /** A reader that finds tables of two generations has seen half of a publication. */
    private void poll(AtomicBoolean isOver) {
        while (!isOver.get()) {
            Map<String, List<Long>> tables = product.published();
            long newest = tables.values().stream().map(List::getLast).distinct().count();
            reads.incrementAndGet();
            if (newest > 1) {
                mixes.incrementAndGet();
                System.out.println("A reader saw a mix: " + tables);
            }
            // The run should have the machine.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    Map<String, Result> results() {
        return results;
    }

    Result sum() {
        return results.values().stream().reduce(new Result(0, 0, 0, 0, 0), Result::plus);
    }

    int reads() {
        return reads.get();
    }

    int mixes() {
        return mixes.get();
    }

    /** The results at these points as a table of Markdown. */
    String table(List<KillPoint> points) {
        StringBuilder text = new StringBuilder(
                "| killed | kills | published already | tables taken up by the next run | half published | wrong after the next run |\n"
                        + "|---|---:|---:|---:|---:|---:|\n");
        points.forEach(point -> Optional.ofNullable(results.get(point.name()))
                .ifPresent(result -> text.append(row(point.name(), result))));
        return text.append(row("all", sum())) + "\n" + reads.get() + " looks of the reader, " + mixes.get()
                + " of them at a mix\n";
    }

    private static String row(String name, Result result) {
        return "| %s | %d | %d | %d | %d | %d |\n"
                .formatted(
                        name,
                        result.kills(),
                        result.published(),
                        result.resumed(),
                        result.halfPublished(),
                        result.wrong());
    }

    /**
     * Prints the table for so many rounds through all points.
     *
     * @param arguments an empty directory, the number of rounds, {@code rest} for a catalog behind a server
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        if (arguments.length > 2) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
            try (ServedProduct served = ServedProduct.patient(directory)) {
                print(served(AssembledFloe.find().with(ServedProduct.VARIABLES), served), KillPoint.OF_REST, rounds);
            }
        } else {
            print(embedded(AssembledFloe.find(), GenerationProduct.create(directory)), KillPoint.ALL, rounds);
        }
    }

    /** After each round, as somebody may not have the time for all. */
    private static void print(KillMatrix matrix, List<KillPoint> points, int rounds)
            throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            matrix.run(points, 1);
            System.out.println("After round " + round + "\n\n" + matrix.table(points));
        }
    }
}
