package dev.floe.dbt.adapter;

import dev.floe.dbt.member.Members;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What templates find on the adapter of DuckDB only. */
final class DuckDbMembers {
    private DuckDbMembers() {}

    static Members<Adapter> build(DuckDbAdapter duckDb, Consumer<String> console) {
        Set<String> warned = ConcurrentHashMap.newKeySet();
        Members.Builder<Adapter> members = Members.builder();
        addSettings(members, duckDb);
        return members.method(
                        "escape_sql_string(value)",
                        (_, _, arguments) ->
                                StringValue.of(arguments.value("value").toText().replace("'", "''")))
                .method(
                        "get_seed_file_path(model)",
                        (_, evaluation, arguments) -> seedPath(evaluation, arguments.value("model")))
                .method("warn_once(msg)", (_, _, arguments) -> {
                    if (warned.add(arguments.text("msg"))) {
                        console.accept(arguments.text("msg") + "\n");
                    }
                    return NoneValue.NONE;
                })
                .method(
                        "external_read_location(write_location, rendered_options)",
                        (_, _, arguments) -> ExternalFile.readLocation(arguments))
                .method(
                        "external_write_options(write_location, rendered_options)",
                        (_, _, arguments) -> ExternalFile.writeOptions(arguments))
                .method("convert_datetimes_to_strs(table)", (_, _, arguments) -> withTexts(arguments.value("table")))
                .build();
    }

    private static void addSettings(Members.Builder<Adapter> members, DuckDbAdapter duckDb) {
        boolean isRemote = duckDb.place() == DuckDbAdapter.Place.MOTHERDUCK;
        boolean isDisabled = duckDb.transactions() == DuckDbAdapter.Transactions.DISABLED;
        members.method("is_motherduck()", (_, _, _) -> BoolValue.of(isRemote))
                .method("disable_transactions()", (_, _, _) -> BoolValue.of(isDisabled))
                .method("external_root()", (_, _, _) -> StringValue.of(duckDb.externalRoot()))
                .method(
                        "is_ducklake(relation)",
                        (_, _, arguments) -> BoolValue.of(isDuckLake(duckDb, arguments.value("relation"))));
    }

    private static boolean isDuckLake(DuckDbAdapter duckDb, Value value) {
        return value instanceof RelationValue relation
                && relation.relation()
                        .path()
                        .database()
                        .filter(duckDb.duckLakeDatabases()::contains)
                        .isPresent();
    }

    private static Value seedPath(Evaluation evaluation, Value model) {
        String root = require(evaluation, model, "root_path");
        String file = require(evaluation, model, "original_file_path");
        if (file.startsWith("/")) {
            return StringValue.of(file);
        }
        return StringValue.of(root.isEmpty() || root.endsWith("/") ? root + file : root + "/" + file);
    }

    private static String require(Evaluation evaluation, Value model, String key) {
        Value value = evaluation.item(model, StringValue.of(key));
        if (value instanceof UndefinedValue) {
            throw TemplateException.of(ErrorKind.KEY, "Seed has no '%s'".formatted(key));
        }
        return value.toText();
    }

    private static Value withTexts(Value value) {
        if (value instanceof AgateTableValue table) {
            return table.withDateTimesAsTexts();
        }
        throw TemplateException.type("convert_datetimes_to_strs() argument must be a table, not " + value.typeName());
    }
}
