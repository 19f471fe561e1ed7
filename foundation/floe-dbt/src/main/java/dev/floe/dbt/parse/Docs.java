package dev.floe.dbt.parse;

import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.dbt.project.SettingsRenderer;
import dev.floe.jinja.block.Block;
import dev.floe.jinja.block.BlockScanner;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.template.Globals;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The blocks of documentation, and the descriptions that name them. */
final class Docs {
    private final TemplateEngine engine;
    private final LoadedProject project;
    private final Map<String, DictValue> blocks = new LinkedHashMap<>();

    private final Rendering rendering;

    private enum Rendering {
        ON,
        OFF
    }

    Docs(TemplateEngine engine, LoadedProject project) {
        this(engine, project, Rendering.ON);
    }

    private Docs(TemplateEngine engine, LoadedProject project, Rendering rendering) {
        this.engine = engine;
        this.project = project;
        this.rendering = rendering;
    }

    Map<String, DictValue> blocks() {
        return blocks;
    }

    void load(ProjectFile file, SourceFiles files) {
        for (SourceFile source : files.in(file.docsPaths(), ".md")) {
            String text = source.code();
            if (!text.contains("{%")) {
                continue;
            }
            try {
                for (Block block : BlockScanner.blocks(source.originalPath(), text, Set.of("docs"))) {
                    add(file, source, block);
                }
            } catch (TemplateException failure) {
                throw DbtError.of(failure, source.originalPath());
            }
        }
    }

    private void add(ProjectFile file, SourceFile source, Block block) {
        String id = "doc." + file.name() + "." + block.name();
        DictValue fields = DictValue.empty();
        fields.put("name", StringValue.of(block.name()));
        fields.put("resource_type", StringValue.of("doc"));
        fields.put("package_name", StringValue.of(file.name()));
        fields.put("path", StringValue.of(source.relativePath()));
        fields.put("original_file_path", StringValue.of(source.originalPath()));
        fields.put("unique_id", StringValue.of(id));
        fields.put("block_contents", StringValue.of(SourceFile.strip(block.contents())));
        blocks.put(id, fields);
    }

    /** A description with what its {@code doc()} calls stand for, and the blocks that they name. */
    record Description(String text, List<String> blocks) {
        Description {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * Renders a description.
     *
     * @throws FloeException if it names a block that does not exist
     */
    Description render(String packageName, String file, String description) {
        if (rendering == Rendering.OFF || !SettingsRenderer.hasTemplate(description)) {
            return new Description(description, List.of());
        }
        Set<String> used = new LinkedHashSet<>();
        FunctionValue doc = new FunctionValue("doc", (evaluation, arguments) -> {
            List<Value> names = arguments.positional();
            DictValue block = find(packageName, names)
                    .orElseThrow(() -> TemplateException.of(
                            ErrorKind.RAISED,
                            "Documentation for '"
                                    + names.stream().map(Value::toText).toList() + "' not found"));
            used.add(block.find("unique_id").orElseThrow().toText());
            return block.find("block_contents").orElseThrow();
        });
        try {
            String text = engine.compile(file, description)
                    .render(Globals.of(Map.of("doc", doc)), engine.start(UndefinedValue.Use.FAILS));
            return new Description(text, List.copyOf(used));
        } catch (TemplateException failure) {
            throw DbtError.of(failure, file);
        }
    }

    /** The same documentation, which leaves descriptions as they are written: dbt's for what is disabled. */
    Docs unrendered() {
        return new Docs(engine, project, Rendering.OFF);
    }

    private Optional<DictValue> find(String packageName, List<Value> names) {
        if (names.size() == 2) {
            return Optional.ofNullable(blocks.get(
                    "doc." + names.get(0).toText() + "." + names.get(1).toText()));
        }
        if (names.size() != 1) {
            return Optional.empty();
        }
        String name = names.getFirst().toText();
        return Optional.ofNullable(blocks.get("doc." + project.root().name() + "." + name))
                .or(() -> Optional.ofNullable(blocks.get("doc." + packageName + "." + name)))
                .or(() -> blocks.values().stream()
                        .filter(block ->
                                block.find("name").orElseThrow().toText().equals(name))
                        .findFirst());
    }
}
