package dev.floe.compiler.load;

import dev.floe.compiler.document.ManifestDocument;
import dev.floe.compiler.document.ManifestShape;
import dev.floe.compiler.error.CompilerError;
import dev.floe.documents.Document;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows the references from a product to its manifest and on to the parents. */
final class ManifestChainLoader {
    /** More manifests than any organisation has levels. */
    private static final int MAXIMUM_DEPTH = 16;

    private final InputFiles files;
    private final ProblemCollector problems;

    ManifestChainLoader(InputFiles files, ProblemCollector problems) {
        this.files = files;
        this.problems = problems;
    }

    /** The chain that starts at a reference of the product. */
    LoadedPlatform follow(Path directory, Located<String> reference) {
        List<LoadedManifest> chain = new ArrayList<>();
        Map<Path, Located<String>> visited = new LinkedHashMap<>();
        Path base = directory;
        Optional<Located<String>> next = Optional.of(reference);
        while (next.isPresent()) {
            Located<String> current = next.get();
            Optional<Path> file = resolve(base, current).filter(path -> isNew(path, current, visited));
            if (file.isEmpty() || isTooDeep(chain, current)) {
                return new LoadedPlatform(chain, Completeness.INCOMPLETE);
            }
            Optional<LoadedManifest> manifest = load(file.get());
            if (manifest.isEmpty()) {
                return new LoadedPlatform(chain, Completeness.INCOMPLETE);
            }
            checkDigest(current, manifest.get());
            chain.add(manifest.get());
            base = parentOf(file.get());
            next = manifest.get().document().parentManifest();
        }
        return new LoadedPlatform(chain, Completeness.COMPLETE);
    }

    private Optional<LoadedManifest> load(Path file) {
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Document document = YamlReader.read(files.display(file), bytes.get(), YamlDialect.STRICT, problems);
        return document.root().flatMap(root -> {
            Optional<ManifestDocument> manifest = ManifestShape.SHAPE.read(root, problems);
            return manifest.map(value -> new LoadedManifest(document.path(), document.sha256(), root, value));
        });
    }

    private Optional<Path> resolve(Path base, Located<String> located) {
        ManifestReference reference = ManifestReference.parse(located.value());
        return switch (reference.kind()) {
            case RELATIVE -> existing(base, located, reference);
            case OCI ->
                refuse(
                        located,
                        "points into an OCI registry, which floe cannot read yet",
                        "pull the manifest, put it beside the product and refer to it by a relative path");
            case OTHER_SCHEME, ABSOLUTE ->
                refuse(
                        located,
                        "is not a relative path",
                        "refer to a manifest by a path relative to this file, such as ../platform/manifest.yaml");
            case BAD_DIGEST ->
                refuse(
                        located,
                        "ends in a digest that is not sha256",
                        "pin a manifest by @sha256: and 64 hexadecimal digits");
        };
    }

    private Optional<Path> refuse(Located<String> located, String why, String help) {
        problems.add(Problem.error(
                        CompilerError.REFERENCE_NOT_SUPPORTED,
                        located.place(),
                        "Reference '%s' %s".formatted(located.value(), why))
                .withHelp(help));
        return Optional.empty();
    }

    private Optional<Path> existing(Path base, Located<String> located, ManifestReference reference) {
        Path file = base.resolve(reference.path()).normalize();
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        Problem problem = Problem.error(
                CompilerError.MANIFEST_MISSING,
                located.place(),
                "Manifest '%s' does not exist".formatted(files.display(file)));
        problems.add(problem.withHelp(nearestSibling(file)
                .map("did you mean '%s'?"::formatted)
                .orElse("the path is relative to the file that names it")));
        return Optional.empty();
    }

    private static Optional<String> nearestSibling(Path file) {
        Path directory = parentOf(file);
        Path name = file.getFileName();
        if (name == null || !Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> siblings = Files.list(directory)) {
            return NearestName.of(
                    name.toString(),
                    siblings.map(sibling -> sibling.getFileName().toString())
                            .filter(sibling -> sibling.endsWith(".yaml") || sibling.endsWith(".yml"))
                            .sorted()
                            .limit(1000)
                            .toList());
        } catch (IOException e) {
            // A directory that cannot be listed gives no suggestion; the problem itself is reported either way.
            return Optional.empty();
        }
    }

    private boolean isNew(Path file, Located<String> reference, Map<Path, Located<String>> visited) {
        Path real = realPath(file);
        Located<String> first = visited.putIfAbsent(real, reference);
        if (first == null) {
            return true;
        }
        problems.add(Problem.error(
                        CompilerError.MANIFEST_CYCLE,
                        reference.place(),
                        "Manifest '%s' is its own ancestor: %s".formatted(files.display(file), cycle(real, visited)))
                .withRelated(first.place(), "referred to here first")
                .withHelp("remove one of the references"));
        return false;
    }

    private String cycle(Path again, Map<Path, Located<String>> visited) {
        List<String> names = new ArrayList<>();
        visited.keySet().forEach(path -> {
            if (!names.isEmpty() || path.equals(again)) {
                names.add(files.display(path));
            }
        });
        names.add(files.display(again));
        return String.join(" -> ", names);
    }

    private boolean isTooDeep(List<LoadedManifest> chain, Located<String> reference) {
        if (chain.size() < MAXIMUM_DEPTH) {
            return false;
        }
        problems.add(Problem.error(
                        CompilerError.MANIFEST_CHAIN_TOO_LONG,
                        reference.place(),
                        "The chain of manifests is longer than %d".formatted(MAXIMUM_DEPTH))
                .withHelp("join levels of the organisation into fewer manifests"));
        return true;
    }

    private void checkDigest(Located<String> located, LoadedManifest manifest) {
        ManifestReference.parse(located.value()).sha256().ifPresent(expected -> {
            if (!expected.equals(manifest.sha256())) {
                problems.add(Problem.error(
                                CompilerError.DIGEST_DIFFERS,
                                located.place(),
                                "Manifest '%s' is not the one that was pinned: its digest is sha256:%s"
                                        .formatted(manifest.path(), manifest.sha256()))
                        .withHelp("look at what changed in it, then pin the new digest"));
            }
        });
    }

    private static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            // It existed a moment ago; its plain path still tells it from the others.
            return file;
        }
    }

    /** The directory of a file; of the root of the file system, itself. */
    private static Path parentOf(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }
}
