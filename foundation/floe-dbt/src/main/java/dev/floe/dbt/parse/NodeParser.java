package dev.floe.dbt.parse;

import dev.floe.dbt.project.PathKind;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.documents.Sha256;
import dev.floe.jinja.block.Block;
import dev.floe.jinja.block.BlockScanner;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads models, seeds, snapshots, analyses, functions and singular tests out of their files. */
final class NodeParser {
    private static final String PYTHON = ".py";
    private static final long LARGE_SEED = 1024L * 1024;

    private static final Pattern PLAIN_CALL =
            Pattern.compile("\\{\\{\\s*(?:ref|source|config)\\s*\\([^(){}|~]*\\)\\s*\\}\\}");

    private final NodeFactory factory;
    private final Renderer renderer;
    private final Map<Node, ParseContext> contexts = new HashMap<>();

    NodeParser(NodeFactory factory, Renderer renderer) {
        this.factory = factory;
        this.renderer = renderer;
    }

    ParseContext context(Node node) {
        return contexts.computeIfAbsent(node, renderer::context);
    }

    /** Notes a {@code ref} or {@code source} that stands outside of a node's code. */
    void note(Node node, String file, String call) {
        renderer.text(context(node), file, "{{ " + call + " }}");
    }

    /** All nodes of a project that have files of their own. */
    List<Node> parse(ProjectFile project, SourceFiles files) {
        List<Node> nodes = new ArrayList<>();
        for (SourceFile file : files.of(PathKind.MODEL, ".sql", PYTHON)) {
            nodes.add(
                    file.relativePath().endsWith(PYTHON)
                            ? python(project, file)
                            : parse(ResourceKind.MODEL, project, file, file.relativePath()));
        }
        for (SourceFile file : files.of(PathKind.SNAPSHOT, ".sql")) {
            nodes.addAll(snapshots(project, file));
        }
        for (SourceFile file : files.of(PathKind.ANALYSIS, ".sql")) {
            nodes.add(parse(ResourceKind.ANALYSIS, project, file, "analysis/" + file.relativePath()));
        }
        for (SourceFile file : files.of(PathKind.TEST, ".sql")) {
            if (!file.relativePath().startsWith("generic/")
                    && !file.relativePath().startsWith("fixtures/")) {
                nodes.add(parse(ResourceKind.TEST, project, file, file.relativePath()));
            }
        }
        for (SourceFile file : files.of(PathKind.FUNCTION, ".sql")) {
            nodes.add(parse(ResourceKind.FUNCTION, project, file, file.relativePath()));
        }
        for (SourceFile file : files.of(PathKind.SEED, ".csv")) {
            nodes.add(seed(project, file));
        }
        return nodes;
    }

    private Node parse(ResourceKind kind, ProjectFile project, SourceFile file, String path) {
        String whole = file.text();
        String code = SourceFile.strip(whole);
        List<String> folders = new ArrayList<>(file.folders());
        if (kind == ResourceKind.ANALYSIS) {
            folders.addFirst("analysis");
        }
        Node node =
                factory.create(kind, project, file.name(), path, file.originalPath(), folders, code, checksum(code));
        node.beginsIn(1 + SourceFile.leadingLines(whole));
        finish(node, file, code);
        if (kind == ResourceKind.MODEL && isPlain(code) && !factory.hasOwnCalls(project)) {
            List<List<String>> once = List.copyOf(new LinkedHashSet<>(node.sources()));
            node.sources().clear();
            node.sources().addAll(once);
        }
        return node;
    }

    /** A model of Python: its calls of dbt are noted as those of a template are. */
    private Node python(ProjectFile project, SourceFile file) {
        String code = file.code();
        Node node = factory.create(
                ResourceKind.MODEL,
                project,
                file.name(),
                file.relativePath(),
                file.originalPath(),
                file.folders(),
                code,
                checksum(code));
        node.put("language", StringValue.of("python"));
        finish(node, file, PythonCalls.template(code));
        return node;
    }

    /** Code that does nothing but call dbt's own functions, which dbt reads without rendering it, each source once. */
    private static boolean isPlain(String code) {
        return !code.contains("{%") && !PLAIN_CALL.matcher(code).replaceAll("").contains("{{");
    }

    private void finish(Node node, SourceFile file, String code) {
        ParseContext context = context(node);
        renderer.render(node, context, file.originalPath(), code);
        factory.configure(node, DictValue.empty(), context);
        factory.renderHooks(node, context);
    }

    private List<Node> snapshots(ProjectFile project, SourceFile file) {
        String whole = file.text();
        String code = SourceFile.strip(whole);
        int leading = SourceFile.leadingLines(whole);
        List<Node> nodes = new ArrayList<>();
        for (Block block : BlockScanner.blocks(file.originalPath(), code, Set.of("snapshot"))) {
            List<String> folders = new ArrayList<>(file.folders());
            folders.add(file.name());
            Node node = factory.create(
                    ResourceKind.SNAPSHOT,
                    project,
                    block.name(),
                    file.relativePath(),
                    file.originalPath(),
                    folders,
                    block.contents(),
                    checksum(code));
            node.beginsIn(leading + block.line());
            finish(node, file, block.contents());
            nodes.add(node);
        }
        return nodes;
    }

    private Node seed(ProjectFile project, SourceFile file) {
        byte[] bytes = file.bytes();
        DictValue checksum = DictValue.empty();
        if (bytes.length > LARGE_SEED) {
            checksum.put("name", StringValue.of("path"));
            checksum.put("checksum", StringValue.of(file.originalPath()));
        } else {
            checksum = checksum(SourceFile.strip(new String(bytes, StandardCharsets.UTF_8)));
        }
        Node node = factory.create(
                ResourceKind.SEED,
                project,
                file.name(),
                file.relativePath(),
                file.originalPath(),
                file.folders(),
                "",
                checksum);
        factory.configure(node, DictValue.empty(), context(node));
        factory.renderHooks(node, context(node));
        return node;
    }

    static DictValue checksum(String text) {
        DictValue checksum = DictValue.empty();
        checksum.put("name", StringValue.of("sha256"));
        checksum.put("checksum", StringValue.of(Sha256.of(text.getBytes(StandardCharsets.UTF_8))));
        return checksum;
    }
}
