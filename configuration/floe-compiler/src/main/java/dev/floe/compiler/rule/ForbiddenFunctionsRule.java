package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** SQL calls no function that the platform forbids. */
final class ForbiddenFunctionsRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "forbidden-functions",
            CompilerError.FUNCTION_FORBIDDEN,
            "SQL of models, snapshots and the macros that they call holds no forbidden function",
            List.of("governance.sql.forbidden_functions"),
            "the name of the function in the SQL");
    private static final Set<String> WITHOUT_PARENTHESES = Set.of(
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "current_user",
            "session_user");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        List<String> forbidden = project.platform().governance().demands().forbiddenFunctions();
        if (forbidden.isEmpty()) {
            return;
        }
        Set<String> macros = new HashSet<>();
        for (ManifestNode node : project.own(Set.of(ResourceType.MODEL, ResourceType.SNAPSHOT))) {
            recorder.checked(node);
            if (Fields.text(node.fields(), "language", "sql").equals("sql")) {
                for (SqlToken call : calls(Fields.text(node.fields(), "raw_code", ""), forbidden)) {
                    recorder.violated(violation(
                            node,
                            project.places().inCode(node, call.start(), call.end()),
                            "%s calls '%s'".formatted(NodeText.of(node), call.text())));
                }
            }
            Fields.list(Fields.dict(node.fields(), "depends_on"), "macros").forEach(macro -> {
                if (macros.add(macro.toText())) {
                    checkMacro(
                            project, node, Fields.dict(project.section("macros"), macro.toText()), recorder, forbidden);
                }
            });
        }
    }

    /** A macro of the product's own is reported once, on the first node that calls it. */
    private static void checkMacro(
            ProductProject project,
            ManifestNode caller,
            DictValue macro,
            RuleRecorder recorder,
            List<String> forbidden) {
        if (!Fields.text(macro, "package_name", "").equals(project.graph().projectName())) {
            return;
        }
        String code = Fields.text(macro, "macro_sql", "");
        for (SqlToken call : calls(code, forbidden)) {
            recorder.violated(violation(
                    caller,
                    project.places()
                            .inMacro(Fields.text(macro, "original_file_path", ""), code, call.start(), call.end()),
                    "Macro '%s', which %s '%s' calls, calls '%s'"
                            .formatted(
                                    Fields.text(macro, "name", ""),
                                    caller.resourceType().text(),
                                    caller.name(),
                                    call.text())));
        }
    }

    private static Violation violation(ManifestNode node, Place place, String message) {
        return new Violation(
                node,
                Problem.error(CompilerError.FUNCTION_FORBIDDEN, place, message)
                        .withHelp("the platform forbids this function; do without it"),
                "governance.sql.forbidden_functions");
    }

    private static List<SqlToken> calls(String code, List<String> forbidden) {
        String lower = code.toLowerCase(Locale.ROOT);
        if (forbidden.stream().noneMatch(lower::contains)) {
            return List.of();
        }
        List<SqlToken> tokens = SqlToken.of(SqlSurface.of(code));
        List<SqlToken> calls = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.isName() && forbidden.contains(token.text()) && isCall(tokens, i)) {
                calls.add(token);
            }
        }
        return calls;
    }

    private static boolean isCall(List<SqlToken> tokens, int i) {
        boolean hasParenthesis = i + 1 < tokens.size() && tokens.get(i + 1).isSign('(');
        boolean isColumn = i > 0 && tokens.get(i - 1).isSign('.');
        return hasParenthesis || (WITHOUT_PARENTHESES.contains(tokens.get(i).text()) && !isColumn);
    }
}
