package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.ReportFormat;
import dev.floe.compiler.Compilation;
import dev.floe.compiler.Compiler;
import dev.floe.compiler.project.Surroundings;
import dev.floe.documents.artifact.CompiledArtifactsFile;
import dev.floe.jinja.value.DictValue;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A program that compiles mutated documents, writes every report of each, and stops at the first that floe does not survive. */
public final class FuzzRun {
    /** The dbt project is always the same, and to parse it takes many times as long as to compile the documents. */
    private static final int WITH_PROJECT = 100;

    private static final List<String> PIECES = List.of(
            ":",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\n",
            "\t",
            "  ",
            "\"",
            "'",
            "|\n",
            ">\n",
            "&a ",
            "*a",
            "!!str ",
            "<<: ",
            "? ",
            "---\n",
            "...\n",
            "#",
            "%",
            "@",
            "`",
            "\\",
            "null",
            "~",
            "true",
            "no",
            "1e999",
            "0x",
            ".nan",
            "-",
            "../",
            "/etc/passwd",
            "\u0000",
            "\u202e",
            "\ufeff",
            "é",
            "😀",
            "99999999999999999999",
            "\r\n",
            "oci://",
            "@sha256:",
            "*/0 * * * *",
            "scope: domain\n",
            "parent_manifest: manifest.yaml\n",
            "approved: []\n",
            "{{ x }}");

    private final Random random;
    private final List<byte[]> products;
    private final List<byte[]> manifests;

    private FuzzRun(long seed, List<byte[]> products, List<byte[]> manifests) {
        this.random = new Random(seed);
        this.products = products;
        this.manifests = manifests;
    }

    /**
     * Runs the program.
     *
     * @param arguments the directory of examples, an empty directory to work in, a seed, a count of compilations
     */
    public static void main(String[] arguments) throws IOException {
        List<byte[]> products = new ArrayList<>();
        List<byte[]> manifests = new ArrayList<>();
        try (var files = Files.walk(Path.of(arguments[0]))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                (file.endsWith("floe.yaml") ? products : manifests).add(Files.readAllBytes(file));
            }
        }
        FuzzRun run = new FuzzRun(Long.parseLong(arguments[2]), products, manifests);
        System.exit(run.run(Path.of(arguments[1]), Integer.parseInt(arguments[3]), System.out));
    }

    private int run(Path directory, int count, PrintStream out) throws IOException {
        Files.createDirectories(directory.resolve("models/staging"));
        Files.writeString(directory.resolve("models/staging/orders.sql"), "select 1 as order_id\n");
        Files.writeString(directory.resolve("dbt_project.yml"), "name: shop\n");
        ProblemCollector refused = new ProblemCollector();
        PluginHost host = PluginHost.ofClassPath(FuzzRun.class.getClassLoader(), refused);
        Compiler compiler = new Compiler(host.computes(), host.storages());
        refused.throwIfErrors();
        // What is loaded at first takes its time.
        compile(compiler, directory, 0);
        int compiled = 0;
        Duration slowest = Duration.ZERO;
        for (int i = 0; i < count; i++) {
            byte[] product = random.nextInt(4) == 0 ? pick(products) : mutate(pick(products));
            byte[] manifest = random.nextInt(4) == 0 ? pick(manifests) : mutate(pick(manifests));
            Files.write(directory.resolve("floe.yaml"), product);
            Files.write(directory.resolve("manifest.yaml"), manifest);
            long start = System.nanoTime();
            try {
                compiled += compile(compiler, directory, i) ? 1 : 0;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                e.printStackTrace(out);
                return dump(i, product, manifest, out);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            if (took.toMillis() > 1000) {
                out.println("took " + took.toMillis() + " ms");
                return dump(i, product, manifest, out);
            }
        }
        out.printf("%d compilations, %d of them fine, slowest %d ms%n", count, compiled, slowest.toMillis());
        return 0;
    }

    private static boolean compile(Compiler compiler, Path directory, int number) {
        Compilation compilation = number % WITH_PROJECT == 0
                ? compiler.compile(directory, new Surroundings(DictValue.empty(), Map.of(), Clock.systemUTC()))
                : compiler.compilePlatform(directory);
        Findings findings = new Findings(
                compilation.problems(), compilation.sources(), List.of(), UnaryOperator.identity(), code -> code);
        for (ReportFormat format : ReportFormat.values()) {
            String report = format.render(findings, Map.of());
            if (report.isEmpty() && findings.hasErrors()) {
                throw new IllegalStateException("No " + format + " report of " + findings.problems());
            }
        }
        compilation.artifacts().ifPresent(CompiledArtifactsFile::write);
        return compilation.artifacts().isPresent();
    }

    private static int dump(int number, byte[] product, byte[] manifest, PrintStream out) {
        out.println("compilation " + number);
        out.println("--- floe.yaml\n" + new String(product, StandardCharsets.UTF_8));
        out.println("--- manifest.yaml\n" + new String(manifest, StandardCharsets.UTF_8));
        return 1;
    }

    private byte[] pick(List<byte[]> documents) {
        return documents.get(random.nextInt(documents.size()));
    }

    private byte[] mutate(byte[] document) {
        byte[] mutated = document.clone();
        int rounds = 1 + random.nextInt(4);
        for (int i = 0; i < rounds; i++) {
            mutated = mutateOnce(mutated);
        }
        return mutated;
    }

    private byte[] mutateOnce(byte[] document) {
        int at = random.nextInt(document.length + 1);
        int end = Math.min(document.length, at + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> splice(document, at, end, new byte[0]);
            case 1 -> splice(document, at, at, pieces());
            case 2 -> splice(document, at, end, pieces());
            case 3 -> splice(document, at, at, slice(document));
            case 4 -> splice(document, at, Math.min(document.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            default ->
                splice(
                        document,
                        at,
                        at,
                        PIECES.get(random.nextInt(PIECES.size()))
                                .repeat(1 + random.nextInt(200))
                                .getBytes(StandardCharsets.UTF_8));
        };
    }

    private byte[] pieces() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] slice(byte[] document) {
        int start = random.nextInt(document.length + 1);
        int end = Math.min(document.length, start + random.nextInt(200));
        return Arrays.copyOfRange(document, start, end);
    }

    private static byte[] splice(byte[] document, int start, int end, byte[] inserted) {
        byte[] result = new byte[document.length - (end - start) + inserted.length];
        System.arraycopy(document, 0, result, 0, start);
        System.arraycopy(inserted, 0, result, start, inserted.length);
        System.arraycopy(document, end, result, start + inserted.length, document.length - end);
        return result;
    }
}
