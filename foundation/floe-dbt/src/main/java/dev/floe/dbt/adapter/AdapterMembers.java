package dev.floe.dbt.adapter;

import dev.floe.dbt.member.Members;
import dev.floe.dbt.relation.RelationClassValue;
import dev.floe.dbt.relation.RelationPolicy;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.time.Clock;
import java.util.Iterator;

/** What templates find on every adapter, and that needs no connection. */
final class AdapterMembers {
    private AdapterMembers() {}

    static Members<Adapter> build(Clock clock) {
        Members.Builder<Adapter> members = Members.builder();
        members.attribute("Relation", adapter -> new RelationClassValue(adapter.relationDialect(), adapter.quoting()))
                .attribute("behavior", _ -> new BehaviorValue())
                .method("type()", (adapter, _, _) -> StringValue.of(adapter.type()))
                .method("commit()", (_, _, _) -> NoneValue.NONE)
                .method(
                        "parse_index(raw_index)",
                        (adapter, _, arguments) -> IndexValue.parse(adapter, arguments.value("raw_index"), clock))
                .method("standardize_grants_dict(grants_table)", AdapterMembers::grants)
                .method("convert_type(agate_table, col_idx)", AdapterMembers::convertType);
        addQuoting(members);
        addCache(members);
        addConstraints(members);
        return members.build();
    }

    private static void addQuoting(Members.Builder<Adapter> members) {
        members.method(
                        "quote(identifier)",
                        (adapter, _, arguments) -> StringValue.of(
                                adapter.quote(arguments.value("identifier").toText())))
                .method("quote_as_configured(identifier, quote_key)", AdapterMembers::quoteAsConfigured)
                .method("quote_seed_column(column, quote_config)", AdapterMembers::quoteSeedColumn);
    }

    private static Value quoteAsConfigured(Adapter adapter, Evaluation evaluation, BoundArguments arguments) {
        Value identifier = arguments.value("identifier");
        RelationPolicy quoting = adapter.quoting();
        boolean isQuoted =
                switch (arguments.value("quote_key").toText()) {
                    case "database" -> quoting.database();
                    case "schema" -> quoting.schema();
                    case "identifier" -> quoting.identifier();
                    default -> false;
                };
        return isQuoted ? StringValue.of(adapter.quote(identifier.toText())) : identifier;
    }

    private static Value quoteSeedColumn(Adapter adapter, Evaluation evaluation, BoundArguments arguments) {
        Value column = arguments.value("column");
        Value configured = arguments.value("quote_config");
        if (configured != NoneValue.NONE && !(configured instanceof BoolValue)) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "'quote_columns' of a seed must be a bool, not " + configured.repr());
        }
        boolean isQuoted = configured == NoneValue.NONE || configured.isTrue();
        return isQuoted ? StringValue.of(adapter.quote(column.toText())) : column;
    }

    private static void addCache(Members.Builder<Adapter> members) {
        members.method("cache_added(relation)", (_, _, arguments) -> requireRelation(arguments, "relation"))
                .method("cache_dropped(relation)", (_, _, arguments) -> requireRelation(arguments, "relation"))
                .method("cache_renamed(from_relation, to_relation)", (_, _, arguments) -> {
                    requireRelation(arguments, "from_relation");
                    return requireRelation(arguments, "to_relation");
                });
    }

    /** While a project is parsed no relation is remembered; the answer prints as nothing. */
    private static Value requireRelation(BoundArguments arguments, String name) {
        if (arguments.value(name) == NoneValue.NONE) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "%s() argument '%s' is None".formatted(arguments.function(), name));
        }
        return StringValue.EMPTY;
    }

    private static void addConstraints(Members.Builder<Adapter> members) {
        members.method(
                        "render_raw_columns_constraints(raw_columns)",
                        (adapter, evaluation, arguments) -> ListValue.ofStrings(
                                new ConstraintText(adapter).ofColumns(evaluation, arguments.value("raw_columns"))))
                .method(
                        "render_raw_model_constraints(raw_constraints)",
                        (adapter, evaluation, arguments) -> ListValue.ofStrings(
                                new ConstraintText(adapter).ofModel(evaluation, arguments.value("raw_constraints"))));
    }

    private static Value grants(Adapter adapter, Evaluation evaluation, BoundArguments arguments) {
        DictValue grants = DictValue.empty();
        Iterator<Value> rows = evaluation.iterate(arguments.value("grants_table"));
        while (rows.hasNext()) {
            Value row = rows.next();
            Value grantee = requireCell(evaluation, row, "grantee");
            Value privilege = requireCell(evaluation, row, "privilege_type");
            evaluation.chargeElements(1);
            Value grantees = grants.entries().computeIfAbsent(privilege, _ -> ListValue.empty());
            if (grantees instanceof ListValue list) {
                list.elements().add(grantee);
            }
        }
        return grants;
    }

    private static Value requireCell(Evaluation evaluation, Value row, String name) {
        Value cell = evaluation.item(row, StringValue.of(name));
        if (cell instanceof UndefinedValue) {
            throw TemplateException.of(ErrorKind.KEY, "Table of grants has no column '%s'".formatted(name));
        }
        return cell;
    }

    private static Value convertType(Adapter adapter, Evaluation evaluation, BoundArguments arguments) {
        if (!(arguments.value("agate_table") instanceof AgateTableValue value)) {
            throw TemplateException.type("convert_type() argument 'agate_table' must be a table");
        }
        int columns = value.table().columnTypes().size();
        int index = arguments.number("col_idx", 0);
        int position = index < 0 ? index + columns : index;
        if (position < 0 || position >= columns) {
            throw TemplateException.of(
                    ErrorKind.INDEX, "Column %d of a table with %d columns".formatted(index, columns));
        }
        return StringValue.of(
                switch (value.table().columnTypes().get(position)) {
                    case INTEGER -> "integer";
                    case NUMBER -> value.table().places(position) > 0 ? "float8" : "integer";
                    case DATE -> "date";
                    case DATE_TIME, ISO_DATE_TIME -> "timestamp without time zone";
                    case BOOLEAN -> "boolean";
                    case TEXT, EXACT_TEXT -> "text";
                });
    }
}
