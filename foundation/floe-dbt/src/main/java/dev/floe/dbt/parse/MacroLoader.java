package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.project.PathKind;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.jinja.block.Block;
import dev.floe.jinja.block.BlockScanner;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.syntax.Statement;
import dev.floe.jinja.template.Template;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.List;
import java.util.Set;

/** Reads the macros of projects; each block is a template of its own. */
final class MacroLoader {
    private static final Set<String> TYPES = Set.of("macro", "materialization", "test", "data_test");

    private final TemplateEngine engine;
    private final Macros macros;
    private final boolean hasArguments;

    MacroLoader(TemplateEngine engine, Macros macros, ProjectFile root) {
        this.engine = engine;
        this.macros = macros;
        this.hasArguments = hasCheckedArguments(root);
    }

    /** Whether the root project wants the arguments of macros to be those of their texts. */
    static boolean hasCheckedArguments(ProjectFile root) {
        return Fields.dict(root.rendered(), "flags")
                .find("validate_macro_args")
                .map(Value::isTrue)
                .orElse(false);
    }

    /**
     * Reads all macros and generic tests of a project.
     *
     * @throws FloeException for a block that cannot be read
     */
    void load(ProjectFile project, SourceFiles files) {
        files.of(PathKind.MACRO, ".sql").forEach(file -> load(project, file));
        List<String> generic = project.paths(PathKind.TEST).stream()
                .map(path -> path + "/generic")
                .toList();
        files.in(generic, ".sql").forEach(file -> load(project, file));
    }

    private void load(ProjectFile project, SourceFile file) {
        String whole = file.text();
        int leading = SourceFile.leadingLines(whole);
        String text = SourceFile.strip(whole);
        try {
            for (Block block : BlockScanner.blocks(file.displayPath(), text, TYPES)) {
                Template template = engine.compile(file.displayPath(), block.text(), leading + firstLine(block));
                for (Statement.Macro macro : template.tree().macros()) {
                    macros.add(new Macro(project.name(), macro.name(), template, fields(project, file, block, macro)));
                }
            }
        } catch (TemplateException failure) {
            throw DbtError.of(failure, file.displayPath());
        }
    }

    /** The whitespace that the opening tag takes away belongs to the block. */
    private static int firstLine(Block block) {
        String text = block.text();
        int before = (int) text.substring(0, Math.max(0, text.indexOf("{%")))
                .chars()
                .filter(each -> each == '\n')
                .count();
        return Math.max(1, block.line() - before);
    }

    private DictValue fields(ProjectFile project, SourceFile file, Block block, Statement.Macro macro) {
        DictValue fields = DictValue.empty();
        fields.put("name", StringValue.of(macro.name()));
        fields.put("resource_type", StringValue.of("macro"));
        fields.put("package_name", StringValue.of(project.name()));
        fields.put("path", StringValue.of(file.originalPath()));
        fields.put("original_file_path", StringValue.of(file.originalPath()));
        fields.put("unique_id", StringValue.of("macro." + project.name() + "." + macro.name()));
        fields.put("macro_sql", StringValue.of(block.text()));
        DictValue dependsOn = DictValue.empty();
        dependsOn.put("macros", ListValue.empty());
        fields.put("depends_on", dependsOn);
        fields.put("description", StringValue.EMPTY);
        fields.put("meta", DictValue.empty());
        DictValue docs = DictValue.empty();
        docs.put("show", BoolValue.TRUE);
        docs.put("node_color", NoneValue.NONE);
        fields.put("docs", docs);
        fields.put("patch_path", NoneValue.NONE);
        boolean isMacroFile = project.paths(PathKind.MACRO).contains(file.searchPath());
        // dbt reads the generic tests below the folders of tests with another parser, which leaves arguments out.
        fields.put("arguments", hasArguments && isMacroFile ? arguments(macro) : ListValue.empty());
        DictValue config = DictValue.empty();
        config.put("meta", DictValue.empty());
        config.put("docs", docs);
        fields.put("config", config);
        fields.put("created_at", NoneValue.NONE);
        fields.put(
                "supported_languages",
                block.type().equals("materialization") ? ListValue.of(StringValue.of("sql")) : NoneValue.NONE);
        return fields;
    }

    private static ListValue arguments(Statement.Macro macro) {
        return ListValue.of(macro.parameters().stream()
                .map(parameter -> {
                    DictValue argument = DictValue.empty();
                    argument.put("name", StringValue.of(parameter.name()));
                    argument.put("type", NoneValue.NONE);
                    argument.put("description", StringValue.EMPTY);
                    return argument;
                })
                .toList());
    }
}
