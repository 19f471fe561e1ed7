package dev.floe.compiler.load;

import dev.floe.compiler.error.CompilerError;
import dev.floe.documents.Document;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.DocumentNode.Entry;
import dev.floe.documents.DocumentNode.Mapping;
import dev.floe.documents.DocumentNode.Scalar;
import dev.floe.documents.DocumentNode.Sequence;
import dev.floe.documents.Located;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code dbt_project.yml}, the model files and their properties YAML, as far as computes need it. */
final class DbtProjectLoader {
    private static final Pattern NAME = Pattern.compile("^[A-Za-z_][A-Za-z0-9_]*$");

    private final InputFiles files;
    private final ProblemCollector problems;

    DbtProjectLoader(InputFiles files, ProblemCollector problems) {
        this.files = files;
        this.problems = problems;
    }

    /** @param neededBy where the product asks for a dbt project; empty where nothing does */
    DbtProject load(Path directory, Optional<Place> neededBy) {
        Path file = directory.resolve("dbt_project.yml");
        if (!Files.exists(file)) {
            Place place = neededBy.orElse(Place.startOf("dbt_project.yml"));
            problems.add(Problem.error(
                            CompilerError.DBT_PROJECT_MISSING,
                            place,
                            "The product has no 'dbt_project.yml' beside floe.yaml")
                    .withHelp("write one with at least the two lines: name: my_project, and version: '1.0.0'"));
            return DbtProject.UNREADABLE;
        }
        Optional<Mapping> root = readMapping(file);
        if (root.isEmpty()) {
            return DbtProject.UNREADABLE;
        }
        Optional<Mapping> tree = root.get().entry("models").flatMap(entry -> mapping(entry.value()));
        ModelFiles modelFiles = new ModelFiles(directory, files, problems);
        List<DbtModel> models = new ArrayList<>();
        Map<String, Located<String>> propertyComputes = new LinkedHashMap<>();
        for (Located<String> modelPath : paths(root.get(), "model-paths", "models")) {
            ModelFiles.Found found = modelFiles.under(modelPath);
            models.addAll(found.models());
            found.properties().forEach(path -> readProperties(path, propertyComputes));
        }
        models.sort(Comparator.comparing(DbtModel::path));
        checkNames(models);
        return new DbtProject(
                name(root.get()),
                profile(root.get()),
                tree,
                models,
                otherPaths(root.get()),
                propertyComputes,
                modelFiles.completeness());
    }

    private Optional<Located<String>> name(Mapping root) {
        Optional<Entry> entry = root.entry("name");
        if (entry.isEmpty()) {
            problems.add(Problem.error(CompilerError.DBT_PROJECT_NAME, root.place(), "The dbt project has no 'name'")
                    .withHelp("add a line such as name: my_project"));
            return Optional.empty();
        }
        Optional<Located<String>> name =
                text(entry.get()).filter(value -> NAME.matcher(value.value()).matches());
        if (name.isEmpty()) {
            problems.add(Problem.error(
                    CompilerError.DBT_PROJECT_NAME,
                    entry.get().value().place(),
                    "The name of a dbt project must be of letters, digits and '_', and not start with a digit"));
        }
        return name;
    }

    private static Optional<String> profile(Mapping root) {
        return root.entry("profile")
                .flatMap(DbtProjectLoader::text)
                .map(Located::value)
                .filter(profile -> !profile.contains("{{"));
    }

    private static List<Located<String>> paths(Mapping root, String key, String fallback) {
        Optional<Entry> entry = root.entry(key);
        if (entry.isPresent() && entry.get().value() instanceof Sequence sequence) {
            return sequence.items().stream()
                    .flatMap(item -> item instanceof Scalar scalar && scalar.value() instanceof Text text
                            ? Stream.of(Located.at(text.value(), scalar.place()))
                            : Stream.empty())
                    .toList();
        }
        return List.of(Located.at(fallback, root.place()));
    }

    private static List<String> otherPaths(Mapping root) {
        return Stream.concat(
                        paths(root, "seed-paths", "seeds").stream(),
                        paths(root, "snapshot-paths", "snapshots").stream())
                .map(path -> path.value().replaceFirst("^\\./", "").replaceFirst("/+$", ""))
                .toList();
    }

    private void checkNames(List<DbtModel> models) {
        Map<String, DbtModel> byName = new LinkedHashMap<>();
        for (DbtModel model : models) {
            DbtModel first = byName.putIfAbsent(model.name(), model);
            if (first != null) {
                problems.add(Problem.error(
                                CompilerError.MODEL_NAMED_TWICE,
                                Place.startOf(model.path()),
                                "Model '%s' exists twice in the dbt project".formatted(model.name()))
                        .withRelated(Place.startOf(first.path()), "the other one")
                        .withHelp("rename one of the files: dbt tells models apart by their names alone"));
            }
        }
    }

    private void readProperties(Path file, Map<String, Located<String>> computes) {
        files.read(file)
                .filter(DbtProjectLoader::maySayCompute)
                .flatMap(bytes -> readMapping(file, bytes))
                .flatMap(root -> root.entry("models"))
                .map(Entry::value)
                .filter(Sequence.class::isInstance)
                .map(Sequence.class::cast)
                .ifPresent(models -> models.items().forEach(item -> readModelProperties(item, computes)));
    }

    private void readModelProperties(DocumentNode item, Map<String, Located<String>> computes) {
        Optional<String> name = mapping(item)
                .flatMap(model -> model.entry("name"))
                .flatMap(DbtProjectLoader::text)
                .map(Located::value);
        Optional<Entry> compute = mapping(item)
                .flatMap(model -> model.entry("config"))
                .flatMap(config -> mapping(config.value()))
                .flatMap(config -> config.entry("compute"));
        if (name.isPresent() && compute.isPresent()) {
            ModelCompute.literal(compute.get(), problems).ifPresent(value -> computes.put(name.get(), value));
        }
    }

    private Optional<Mapping> readMapping(Path file) {
        return files.read(file).flatMap(bytes -> readMapping(file, bytes));
    }

    private Optional<Mapping> readMapping(Path file, byte[] bytes) {
        if (isBlank(bytes)) {
            return Optional.empty();
        }
        Document document = YamlReader.read(files.display(file), bytes, YamlDialect.DBT, problems);
        return document.root().flatMap(DbtProjectLoader::mapping);
    }

    /**
     * Whether a properties file can have the key {@code compute}. One that has neither the word nor a sign of YAML that could hide it,
     * an escape or another encoding, is left to the parser of the dbt project, which reads all of them.
     */
    private static boolean maySayCompute(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains("compute") || text.indexOf('\\') >= 0 || text.indexOf('\0') >= 0;
    }

    /** dbt takes an empty properties file for one that says nothing. */
    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\n' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static Optional<Mapping> mapping(DocumentNode node) {
        return node instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    private static Optional<Located<String>> text(Entry entry) {
        return entry.value() instanceof Scalar scalar && scalar.value() instanceof Text text
                ? Optional.of(new Located<>(text.value(), scalar.place(), entry.keyPlace()))
                : Optional.empty();
    }
}
