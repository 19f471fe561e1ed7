package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Makes the nodes of what a project runs at the start and at the end of a run. */
final class OperationParser {
    private final NodeFactory factory;
    private final Renderer renderer;

    OperationParser(NodeFactory factory, Renderer renderer) {
        this.factory = factory;
        this.renderer = renderer;
    }

    List<Node> parse(ProjectFile project) {
        List<Node> nodes = new ArrayList<>();
        for (String key : List.of("on-run-start", "on-run-end")) {
            List<Value> hooks = Fields.list(project.unrendered(), key);
            for (int i = 0; i < hooks.size(); i++) {
                nodes.add(operation(project, key, i, hooks.get(i).toText()));
            }
        }
        return nodes;
    }

    /** A hook stands in dbt_project.yml, so that file's checksum is its own. */
    private static DictValue checksum(ProjectFile project) {
        try {
            return NodeParser.checksum(
                    SourceFile.strip(Files.readString(project.directory().resolve("dbt_project.yml"))));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the file of project " + project.name(), e);
        }
    }

    private Node operation(ProjectFile project, String key, int index, String code) {
        String name = project.name() + "-" + key + "-" + index;
        Node node = factory.create(
                ResourceKind.OPERATION,
                project,
                name,
                "hooks/" + name + ".sql",
                "./dbt_project.yml",
                List.of("hooks"),
                code,
                checksum(project));
        node.put("tags", ListValue.of(StringValue.of(key)));
        node.put("index", IntValue.of(index));
        ParseContext context = renderer.context(node);
        renderer.render(node, context, "dbt_project.yml", code);
        factory.configure(node, DictValue.empty(), context);
        return node;
    }
}
