package dev.floe.cli;

import dev.floe.documents.DocumentNode;
import dev.floe.documents.DocumentNode.Mapping;
import dev.floe.documents.DocumentNode.Scalar;
import dev.floe.documents.DocumentNode.Sequence;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the seeds of a dbt project and of its packages are: an engine reads them as files, whatever its settings forbid. */
final class SeedDirectories {
    private static final String PROJECT_FILE = "dbt_project.yml";

    private SeedDirectories() {}

    /** As the project file says; what is wrong with that, the parser reports. */
    static List<Path> of(Path project) {
        Optional<Mapping> file = read(project);
        List<Path> directories = new ArrayList<>();
        texts(file, "seed-paths", "seeds").map(project::resolve).forEach(directories::add);
        texts(file, "packages-install-path", "dbt_packages")
                .map(project::resolve)
                .forEach(directories::add);
        return directories;
    }

    private static Optional<Mapping> read(Path project) {
        try {
            byte[] bytes = Files.readAllBytes(project.resolve(PROJECT_FILE));
            return YamlReader.read(PROJECT_FILE, bytes, YamlDialect.DBT, new ProblemCollector())
                    .root()
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Stream<String> texts(Optional<Mapping> file, String key, String standard) {
        Optional<DocumentNode> value =
                file.flatMap(mapping -> mapping.entry(key)).map(DocumentNode.Entry::value);
        return switch (value.orElse(null)) {
            case Sequence sequence ->
                sequence.items().stream().filter(Scalar.class::isInstance).map(item -> ((Scalar) item).text());
            case Scalar scalar -> Stream.of(scalar.text());
            case null, default -> Stream.of(standard);
        };
    }
}
