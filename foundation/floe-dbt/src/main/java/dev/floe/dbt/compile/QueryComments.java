package dev.floe.dbt.compile;

import dev.floe.dbt.adapter.PostgresAdapter;
import dev.floe.dbt.adapter.StatementComment;
import dev.floe.dbt.adapter.StatementComment.Place;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.ReturnSignal;
import dev.floe.dbt.parse.ProjectLanguage;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** Renders {@code query-comment} of dbt_project.yml, where the database has a log that shows it. */
final class QueryComments {
    private static final String KEY = "query-comment";
    private static final String FILE = "dbt_project.yml";
    private static final String STANDARD = """
            {%- set said = {'app': 'dbt', 'dbt_version': dbt_version, 'profile_name': target.get('profile_name'),
                'target_name': target.get('target_name')} -%}
            {%- if node is none -%}
              {%- do said.update({'connection_name': connection_name}) -%}
            {%- else -%}
              {%- do said.update({'node_id': node.unique_id}) -%}
            {%- endif -%}
            {{ tojson(said) }}""";

    private final ProjectLanguage language;
    private final NodeScopes scopes;
    private final String template;
    private final Place place;

    QueryComments(ProjectLanguage language, NodeScopes scopes) {
        this.language = language;
        this.scopes = scopes;
        DictValue project = language.project().root().rendered();
        Value written = project.find(KEY).orElse(StringValue.of(STANDARD));
        DictValue parts = written instanceof DictValue dict ? dict : DictValue.empty();
        this.template = written instanceof DictValue
                ? Fields.text(parts, "comment", STANDARD)
                : written == NoneValue.NONE ? "" : written.toText();
        this.place = Fields.find(parts, "append").filter(Value::isTrue).isPresent() ? Place.AFTER : Place.BEFORE;
    }

    /**
     * The comment for the statements of a node.
     *
     * @param node empty: what belongs to no node
     */
    Optional<StatementComment> of(Optional<DictValue> node) {
        if (template.isBlank() || !(language.adapter() instanceof PostgresAdapter)) {
            return Optional.empty();
        }
        NodeScope scope = scopes.ofMacro(language.project().root().name());
        scope.put("node", node.<Value>map(each -> each).orElse(NoneValue.NONE));
        scope.put(
                "connection_name",
                StringValue.of(
                        node.map(each -> Fields.text(each, "unique_id", "")).orElse("master")));
        String text = render(scope).strip();
        if (text.contains("*/")) {
            throw DbtError.PROPERTIES.in(
                    FILE, "'query-comment' gives '*/', which would end the comment: " + text, "write something else");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new StatementComment(text, place));
    }

    private String render(NodeScope scope) {
        try {
            return scopes.text(scope, FILE, template);
        } catch (ReturnSignal returned) {
            return returned.value().toText();
        }
    }
}
