package dev.floe.cli;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.parse.ProjectLanguage;
import dev.floe.dbt.project.SelectorsFile;
import dev.floe.dbt.select.CommandScope;
import dev.floe.dbt.select.EarlierRun;
import dev.floe.dbt.select.IndirectSelection;
import dev.floe.dbt.select.NamedSelectors;
import dev.floe.dbt.select.NodeSelector;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.dbt.select.SelectionArguments;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The options by which dbt's commands take nodes. */
final class DbtSelection {
    static final String SELECT = "--select";
    static final String EXCLUDE = "--exclude";
    static final String SELECTOR = "--selector";
    static final String RESOURCE_TYPE = "--resource-type";
    static final String EXCLUDE_RESOURCE_TYPE = "--exclude-resource-type";
    static final String INDIRECT = "--indirect-selection";

    private DbtSelection() {}

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.values(
                SELECT,
                "A B",
                "What to take, in dbt's grammar, such as 'tag:nightly+ orders' (default: all)",
                "-s",
                "-m",
                "--models",
                "--model"));
        specification.addOption(GlobalOption.values(EXCLUDE, "A B", "What to leave out, in the same grammar"));
        specification.addOption(GlobalOption.value(
                SELECTOR, "NAME", "A selector of selectors.yml (default: the one with 'default: true')"));
        specification.addOption(GlobalOption.value(
                INDIRECT,
                "eager|cautious|buildable|empty",
                "Which tests come along with what they test (default: eager)"));
        specification.addOption(GlobalOption.values(
                RESOURCE_TYPE, "A B", "The types to take (default: all but analyses)", "--resource-types"));
        specification.addOption(GlobalOption.values(
                EXCLUDE_RESOURCE_TYPE, "A B", "The types to leave out", "--exclude-resource-types"));
    }

    /** The same options as dbt itself has them. */
    static List<String> asGiven(OptionValues options) {
        List<String> given = new ArrayList<>();
        for (String option : List.of(SELECT, EXCLUDE, RESOURCE_TYPE, EXCLUDE_RESOURCE_TYPE)) {
            options.words(option).forEach(word -> given.addAll(List.of(option, word)));
        }
        for (String option : List.of(SELECTOR, INDIRECT)) {
            options.text(option).ifPresent(text -> given.addAll(List.of(option, text)));
        }
        return given;
    }

    /** What the options take of a project's graph, for a command. */
    static SelectedNodes of(OptionValues options, ParsedProject parsed, ManifestGraph graph, CommandScope scope) {
        return of(options, parsed, graph, scope, EarlierRun.none());
    }

    /** The same, with a run to compare with. */
    static SelectedNodes of(
            OptionValues options, ParsedProject parsed, ManifestGraph graph, CommandScope scope, EarlierRun earlier) {
        IndirectSelection indirect =
                options.choice(INDIRECT, IndirectSelection.class).orElse(IndirectSelection.EAGER);
        ProjectLanguage language = parsed.language();
        NamedSelectors selectors = SelectorsFile.read(language.project(), language.engine(), indirect);
        SelectionArguments arguments =
                new SelectionArguments(options.words(SELECT), options.words(EXCLUDE), options.text(SELECTOR), indirect);
        return new NodeSelector(graph, selectors, earlier)
                .select(
                        arguments.resolve(selectors),
                        scope.filter(options.words(RESOURCE_TYPE), options.words(EXCLUDE_RESOURCE_TYPE)));
    }
}
