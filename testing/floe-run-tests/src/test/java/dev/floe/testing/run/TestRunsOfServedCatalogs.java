package dev.floe.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs against a REST catalog that are killed, that sleep, that meet others, and whose catalog is not there. */
final class TestRunsOfServedCatalogs {
    private final AssembledFloe floe = AssembledFloe.find().with(ServedProduct.VARIABLES);
    private final ServedProduct served;
    private final GenerationProduct product;

    TestRunsOfServedCatalogs(@TempDir Path directory) throws IOException {
        served = ServedProduct.create(directory);
        product = served.product();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private String[] command(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--project-dir", product.directory().toString()));
        return all.toArray(String[]::new);
    }

    private AssembledFloe.Ended run() throws IOException, InterruptedException {
        return floe.run(command("run"));
    }

    /** The next run may have to wait until the lease has ended. */
    private AssembledFloe.Ended runAfterTheLease() throws IOException, InterruptedException {
        AssembledFloe.Ended ended = run();
        for (int attempt = 1; attempt < 10 && ended.output().contains("FLOE-T004"); attempt++) {
            ended = run();
        }
        return ended;
    }

    @Test
    void thatAreKilledLoseNothingAndPublishNoHalves() throws IOException, InterruptedException {
        assertThat(run().exitCode()).isZero();
        Killer killer = new Killer(floe);
        long generation = 1;
        int resumed = 0;
        for (KillPoint point : KillPoint.SOME_OF_REST) {
            Map<String, List<Long>> before = GenerationProduct.expected(generation);
            generation++;
            Map<String, List<Long>> after = GenerationProduct.expected(generation);
            product.seed(generation);
            assertThat(killer.kill(point, command("run")))
                    .as("came to: " + point.name())
                    .isTrue();
            assertThat(product.published()).as("after a kill " + point.name()).isIn(before, after);
            AssembledFloe.Ended next = runAfterTheLease();
            assertThat(next.exitCode()).as(point.name() + "\n" + next.output()).isZero();
            assertThat(product.published())
                    .as("a run after a kill " + point.name())
                    .isEqualTo(after);
            assertThat(served.staged()).as("staged after " + point.name()).isZero();
            resumed += next.output().contains("resumed") ? 1 : 0;
        }
        assertThat(resumed).as("kills after which something was taken up").isPositive();
    }

    @Test
    void thatSleptPastTheirLeasePublishNothing() throws IOException, InterruptedException {
        assertThat(run().exitCode()).isZero();
        product.seed(2);
        KillPoint beforePublishing = KillPoint.OF_REST.stream()
                .filter(point -> point.name().equals("before publishing"))
                .findFirst()
                .orElseThrow();
        AssembledFloe.Ended slept = new Killer(floe)
                .letSleep(
                        beforePublishing,
                        _ -> {
                            product.seed(3);
                            AssembledFloe.Ended other = runAfterTheLease();
                            assertThat(other.exitCode()).as(other.output()).isZero();
                        },
                        command("run"));
        assertThat(slept.exitCode()).as(slept.output()).isEqualTo(4);
        assertThat(slept.output())
                .contains(
                        "error[FLOE-T008]: This run of 'generations' was silent for so long that another one has begun:"
                                + " nothing was published");
        assertThat(product.published()).containsEntry("a", List.of(3L)).containsEntry("log", List.of(1L, 3L));
    }

    @Test
    void ofOneProductLeaveTheTablesOfOne() throws IOException, InterruptedException {
        for (long generation = 1; generation <= 2; generation++) {
            product.seed(generation);
            List<Process> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(floe.start(command("run")));
            }
            List<AssembledFloe.Ended> ends = new ArrayList<>();
            for (Process each : all) {
                ends.add(AssembledFloe.await(each));
            }
            assertThat(ends).anySatisfy(end -> assertThat(end.exitCode()).isZero());
            assertThat(ends).allSatisfy(end -> assertThat(end.exitCode())
                    .as(end.output())
                    .satisfiesAnyOf(code -> assertThat(code).isZero(), code -> {
                        assertThat(code).isEqualTo(4);
                        assertThat(end.output()).contains("error[FLOE-T004]: Another run of 'generations' is on");
                    }));
            assertThat(product.published()).isEqualTo(GenerationProduct.expected(generation));
        }
    }

    @Test
    void sayWhereTheCatalogIsThatIsNotThere() throws IOException, InterruptedException {
        served.close();
        AssembledFloe.Ended ended = run();
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(3);
        assertThat(ended.output())
                .contains("error[FLOE-T001]: The catalog '" + served.proxy().uri()
                        + "' does not answer as it should: no connection")
                .contains("help: look whether it runs and can be reached from here; 'floe run' goes on from here then");
    }

    @Test
    void sayWhichCredentialsAreWrong() throws IOException, InterruptedException {
        AssembledFloe.Ended ended = AssembledFloe.find()
                .with(Map.of("FLOE_SECRET_LAKE_TOKEN", "fedcba9876543210"))
                .run(command("tables"));
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(3);
        assertThat(ended.output())
                .contains("error[FLOE-T007]: The catalog '" + served.proxy().uri()
                        + "' does not take the credentials: The token is missing, wrong or expired")
                .contains(
                        "'client_id' and 'client_secret', or 'token', of the secret that 'connection_secret_ref' names");
    }

    @Test
    void finishOtherBranchesWhenTheCatalogIsGoneForATable() throws IOException, InterruptedException {
        assertThat(run().exitCode()).isZero();
        product.seed(2);
        served.proxy().arm(new CatalogFault("no c", "GET .*/gold/tables/c", 1, 1_000, CatalogFault.Kind.RESET));
        AssembledFloe.Ended ended = run();
        served.proxy().disarm();
        assertThat(ended.exitCode()).as(ended.output()).isNotZero();
        assertThat(ended.output())
                .contains("error[FLOE-T001]: The catalog '" + served.proxy().uri() + "'");
        assertThat(product.published()).isEqualTo(GenerationProduct.expected(1));
        assertThat(runAfterTheLease().exitCode()).isZero();
        assertThat(product.published()).isEqualTo(GenerationProduct.expected(2));
    }

    @Test
    void areShownAsTheyAreAndAsTheyWere() throws IOException, InterruptedException {
        assertThat(run().exitCode()).isZero();
        AssembledFloe.Ended tables = floe.run(command("tables", "--output", "json"));
        String snapshot = tables.output().replaceAll("(?s).*?\"id\": ?\"(\\d+)\".*", "$1");
        product.seed(2);
        assertThat(run().exitCode()).isZero();
        assertThat(floe.run(command("show", "gold.a")).output()).contains("2");
        assertThat(floe.run(command("show", "select generation from gold.a", "--at", snapshot))
                        .output())
                .contains("1");
        assertThat(run().output()).contains("Nothing new");
        AssembledFloe.Ended tidied = floe.run(command("maintain", "--apply"));
        assertThat(tidied.exitCode()).as(tidied.output()).isZero();
        assertThat(floe.run(command("show", "gold.log")).output()).contains("2");
    }
}
