package dev.floe.documents.artifact;

import dev.floe.documents.DocumentError;
import dev.floe.documents.DocumentLimits;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.Quoted;
import dev.floe.documents.json.JsonReader;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one artifact file. For one use. */
final class ArtifactReader {
    /** A product of 100,000 models has about 1,500,000 nodes in 60 MB; people do not write these files. */
    private static final DocumentLimits LIMITS = new DocumentLimits(256 * 1024 * 1024, 64, 5_000_000);

    private static final Pattern VERSION = Pattern.compile("([0-9]{1,6})\\.([0-9]{1,6})");
    private static final String AGAIN = "compile the product again";

    private final String path;
    private final byte[] bytes;
    private final ProblemCollector problems;

    ArtifactReader(String path, byte[] bytes, ProblemCollector problems) {
        this.path = path;
        this.bytes = bytes;
        this.problems = problems;
    }

    Optional<CompiledArtifacts> read() {
        ArtifactSeal.State seal = ArtifactSeal.check(bytes);
        ProblemCollector found = new ProblemCollector();
        Optional<DocumentNode> root =
                JsonReader.read(path, bytes, LIMITS, found).root();
        Optional<Matcher> version = root.flatMap(ArtifactReader::version);
        if (version.isPresent() && !version.get().group(1).equals(own().group(1))) {
            // Before the seal: another major version may be sealed otherwise.
            return refuse(
                    DocumentError.ARTIFACT_VERSION,
                    "The artifact has format version %s, and this floe reads %s.x"
                            .formatted(version.get().group(), own().group(1)),
                    "use the floe that wrote it, or " + AGAIN);
        }
        return switch (seal) {
            case BROKEN -> altered();
            case ABSENT ->
                root.map(this::unsealed).orElseGet(() -> truncated("The artifact is not complete: its end is missing"));
            case INTACT ->
                root.flatMap(node -> intact(node, version)).or(() -> {
                    found.problems().forEach(problems::add);
                    return Optional.empty();
                });
        };
    }

    private Optional<CompiledArtifacts> intact(DocumentNode root, Optional<Matcher> version) {
        ProblemCollector found = new ProblemCollector();
        Optional<CompiledArtifacts> artifacts = ArtifactsFormat.ARTIFACTS.read(root, found);
        boolean isNewer = version.map(present -> Integer.parseInt(present.group(2)))
                .filter(minor -> minor > Integer.parseInt(own().group(2)))
                .isPresent();
        List<Problem> kept = found.problems().stream()
                .filter(problem -> !(isNewer && problem.code() == DocumentError.UNKNOWN_KEY))
                .toList();
        kept.forEach(problems::add);
        return kept.isEmpty() ? artifacts : Optional.empty();
    }

    private Optional<CompiledArtifacts> altered() {
        return refuse(
                DocumentError.ARTIFACT_ALTERED,
                "The artifact was altered after it was written: its digest differs",
                AGAIN);
    }

    /** The JSON is complete, and does not end as floe writes it. */
    private Optional<CompiledArtifacts> unsealed(DocumentNode root) {
        return digest(root).isPresent() ? altered() : truncated("The artifact has no digest");
    }

    private Optional<CompiledArtifacts> truncated(String message) {
        return refuse(DocumentError.ARTIFACT_TRUNCATED, message, AGAIN);
    }

    private Optional<CompiledArtifacts> refuse(DocumentError code, String message, String help) {
        problems.add(Problem.error(code, Place.startOf(path), message).withHelp(help));
        return Optional.empty();
    }

    private static Optional<Matcher> version(DocumentNode root) {
        return text(root, ArtifactsFormat.VERSION_MEMBER).map(VERSION::matcher).filter(Matcher::matches);
    }

    private static Optional<String> digest(DocumentNode root) {
        return text(root, ArtifactsFormat.DIGEST_MEMBER);
    }

    private static Optional<String> text(DocumentNode root, String member) {
        return root instanceof DocumentNode.Mapping mapping
                ? mapping.entry(member)
                        .map(DocumentNode.Entry::value)
                        .filter(DocumentNode.Scalar.class::isInstance)
                        .map(DocumentNode.Scalar.class::cast)
                        .map(DocumentNode.Scalar::text)
                : Optional.empty();
    }

    private static Matcher own() {
        Matcher matcher = VERSION.matcher(CompiledArtifacts.FORMAT_VERSION);
        if (!matcher.matches()) {
            throw new IllegalStateException("The format version is " + Quoted.name(CompiledArtifacts.FORMAT_VERSION));
        }
        return matcher;
    }
}
