package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.place.ProjectPlaces;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.documents.NearestName;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the nodes that {@code ref} and {@code source} name. */
final class References implements ReferenceLookup {
    private final LoadedProject project;
    private final Manifest manifest;
    private final Governance governance;
    private final Map<String, List<Node>> byName = new HashMap<>();
    private final Map<String, List<Node>> functions = new HashMap<>();
    private final Map<String, List<Node>> metrics = new HashMap<>();
    private final Map<String, List<Node>> disabledByName = new HashMap<>();

    References(LoadedProject project, Manifest manifest, Governance governance) {
        this.project = project;
        this.manifest = manifest;
        this.governance = governance;
        for (Node node : manifest.nodes().values()) {
            if (isReferable(node)) {
                byName.computeIfAbsent(node.name(), name -> new ArrayList<>()).add(node);
            }
        }
        manifest.functions().values().forEach(node -> add(functions, node));
        manifest.of(ResourceKind.METRIC).values().forEach(node -> add(metrics, node));
        manifest.disabled()
                .values()
                .forEach(nodes -> nodes.stream().filter(References::isReferable).forEach(node -> disabledByName
                        .computeIfAbsent(node.name(), name -> new ArrayList<>())
                        .add(node)));
    }

    private static void add(Map<String, List<Node>> nodes, Node node) {
        nodes.computeIfAbsent(node.name(), name -> new ArrayList<>()).add(node);
    }

    private static boolean isReferable(Node node) {
        return node.kind() == ResourceKind.MODEL
                || node.kind() == ResourceKind.SEED
                || node.kind() == ResourceKind.SNAPSHOT;
    }

    @Override
    public Optional<DictValue> node(String name, Optional<String> packageName, Value version, String ownPackage) {
        return find(byName, name, packageName, version, ownPackage).map(Node::fields);
    }

    @Override
    public Optional<DictValue> function(String name, Optional<String> packageName, String ownPackage) {
        return find(functions, name, packageName, NoneValue.NONE, ownPackage).map(Node::fields);
    }

    @Override
    public Optional<DictValue> source(String source, String table, String ownPackage) {
        return source(List.of(source, table), ownPackage)
                .flatMap(id -> Optional.ofNullable(manifest.sources().get(id)))
                .map(Node::fields);
    }

    /** The node of a name: in the named package, else in the root project, the node's own package, anywhere. */
    private Optional<Node> find(
            Map<String, List<Node>> known,
            String name,
            Optional<String> packageName,
            Value version,
            String ownPackage) {
        List<Node> candidates = known.getOrDefault(name, List.of()).stream()
                .filter(node -> isVersion(node, version))
                .toList();
        if (packageName.isPresent()) {
            return in(candidates, packageName.get());
        }
        return in(candidates, project.root().name())
                .or(() -> in(candidates, ownPackage))
                .or(() -> candidates.stream().findFirst());
    }

    /** Whether a reference with this version means the node; one without means the latest. */
    private static boolean isVersion(Node node, Value version) {
        Optional<Value> own = Fields.find(node.fields(), "version");
        if (own.isEmpty()) {
            return !version.isTrue();
        }
        Value wanted = version.isTrue()
                ? version
                : Fields.find(node.fields(), "latest_version").orElse(NoneValue.NONE);
        return own.get().toText().equals(wanted.toText());
    }

    private static Optional<Node> in(List<Node> candidates, String packageName) {
        return candidates.stream()
                .filter(node -> node.packageName().equals(packageName))
                .findFirst();
    }

    /** A seed is loaded before anything else, so its hooks can read nothing. */
    private static void requireNothingOfSeed(Node node) {
        if (node.kind() == ResourceKind.SEED
                && !(node.references().isEmpty() && node.sources().isEmpty())) {
            throw DbtError.REFERENCE.in(
                    node.text("original_file_path"),
                    "Seed '" + node.name() + "' has a hook that calls 'ref' or 'source', and seeds depend on nothing",
                    "name the relation in the hook, or move the hook to a model that reads the seed");
        }
    }

    /**
     * The parents of all nodes, by id.
     *
     * @throws FloeException if a model depends on what does not exist, is disabled or not meant for it
     */
    Map<String, List<String>> resolve() {
        Map<String, List<String>> parents = new HashMap<>();
        List<Node> disabledTests = new ArrayList<>();
        for (Node node : manifest.members()) {
            if (node.fields().find("depends_on").isPresent()) {
                parents.put(node.uniqueId(), node.parents());
                continue;
            }
            requireNothingOfSeed(node);
            Set<String> all = new LinkedHashSet<>();
            boolean isComplete = true;
            for (List<String> source : node.sources()) {
                Optional<String> id = source(source, node.packageName());
                id.ifPresent(all::add);
                if (id.isEmpty()) {
                    isComplete = false;
                    requireSourceOfTest(node, source);
                }
            }
            for (Node.Reference reference : node.references()) {
                Optional<Node> target = find(
                        byName,
                        reference.name(),
                        Optional.of(reference.packageName())
                                .filter(name -> name != NoneValue.NONE)
                                .map(name -> name.toText()),
                        reference.version(),
                        node.packageName());
                target.ifPresent(found -> {
                    governance.checkReference(node, found);
                    all.add(found.uniqueId());
                });
                if (target.isEmpty()) {
                    isComplete = false;
                    requireTest(node, reference.name());
                }
            }
            isComplete &= addNamed(node, node.functions(), functions, "function", all);
            isComplete &= addNamed(node, node.metrics(), metrics, "metric", all);
            parents.put(node.uniqueId(), List.copyOf(all));
            if (!isComplete && node.kind() == ResourceKind.TEST) {
                disabledTests.add(node);
            }
        }
        disabledTests.forEach(node -> node.config().put("enabled", BoolValue.FALSE));
        return parents;
    }

    private Optional<String> source(List<String> source, String packageName) {
        String rest = "." + source.get(0) + "." + source.get(1);
        for (String candidate : List.of(project.root().name(), packageName)) {
            if (manifest.sources().containsKey("source." + candidate + rest)) {
                return Optional.of("source." + candidate + rest);
            }
        }
        return manifest.sources().keySet().stream()
                .filter(id -> id.endsWith(rest))
                .findFirst();
    }

    private void requireTest(Node node, String name) {
        boolean isDisabled = disabledByName.containsKey(name);
        if (node.kind() == ResourceKind.TEST) {
            return;
        }
        String help = NearestName.of(name, byName.keySet())
                .map(near -> "did you mean '" + near + "'?")
                .orElse("look at the name, and at the package that should have it");
        throw DbtError.REFERENCE.in(
                place(node, "ref", List.of(name)),
                "%s '%s' depends on a node named '%s' which %s"
                        .formatted(
                                node.kind().label(), node.name(), name, isDisabled ? "is disabled" : "was not found"),
                isDisabled ? "enable it, or remove the reference" : help);
    }

    /** Adds the functions or metrics that a node names; tells whether there are all of them. */
    private boolean addNamed(
            Node node, List<List<String>> named, Map<String, List<Node>> known, String kind, Set<String> parents) {
        boolean isComplete = true;
        for (List<String> names : named) {
            Optional<String> packageName = names.size() == 2 ? Optional.of(names.getFirst()) : Optional.empty();
            Optional<Node> found = find(known, names.getLast(), packageName, NoneValue.NONE, node.packageName());
            found.ifPresent(target -> parents.add(target.uniqueId()));
            if (found.isEmpty()) {
                isComplete = false;
                requireNamedOfTest(node, names.getLast(), known, kind);
            }
        }
        return isComplete;
    }

    private static void requireNamedOfTest(Node node, String name, Map<String, List<Node>> known, String kind) {
        if (node.kind() != ResourceKind.TEST) {
            throw DbtError.REFERENCE.in(
                    node.text("original_file_path"),
                    "%s '%s' depends on a %s named '%s' which was not found"
                            .formatted(node.kind().label(), node.name(), kind, name),
                    NearestName.of(name, known.keySet())
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("look at the name, and at the package that should have it"));
        }
    }

    private void requireSourceOfTest(Node node, List<String> source) {
        if (node.kind() == ResourceKind.TEST) {
            return;
        }
        String name = source.get(0) + "." + source.get(1);
        List<String> known = manifest.sources().values().stream()
                .map(each -> Fields.text(each.fields(), "source_name", "") + "." + each.name())
                .toList();
        String help = NearestName.of(name, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("describe it in a properties file under 'sources:'");
        throw DbtError.REFERENCE.in(
                place(node, "source", source),
                "%s '%s' depends on a source named '%s' which was not found"
                        .formatted(node.kind().label(), node.name(), name),
                help);
    }

    /** Where a node calls for what is not there: the call itself, else the start of its file. */
    private Place place(Node node, String function, List<String> names) {
        String path = node.text("original_file_path");
        return new ProjectPlaces(project.root().directory(), project.root().name())
                .call(path, node.text("language"), node.text("raw_code"), function, names)
                .orElseGet(() -> Place.startOf(path));
    }
}
