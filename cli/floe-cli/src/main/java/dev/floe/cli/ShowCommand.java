package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.JsonObject;
import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.ResultColumn;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe show}: rows of published tables, as they are or as they were. */
final class ShowCommand implements Command {
    private static final String AT = "--at";
    private static final String LIMIT = "--limit";
    private static final int STANDARD_LIMIT = 20;
    private static final Pattern RELATION = Pattern.compile("[\\w-]+(\\.[\\w-]+)+");

    @Override
    public void declare(CommandSpec specification) {
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("TABLE|SQL")
                .type(String.class)
                .index("0")
                .arity("1")
                .description("A table, such as gold.orders, or a query over tables: \"select * from gold.orders\"")
                .build());
        ChosenEnvironment.addTo(specification);
        specification.addOption(GlobalOption.value(
                AT, "WHEN", "Rows of then: a snapshot, a run, or a time such as 2026-11-01T00:00Z (default: now)"));
        specification.addOption(
                GlobalOption.value(LIMIT, "N", "How many rows at most (default: " + STANDARD_LIMIT + ")"));
    }

    @Override
    public CommandResult run(Invocation invocation) {
        Path project = invocation.projectDirectory();
        ProblemCollector refused = new ProblemCollector();
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), refused)) {
            CompiledProduct product = CompiledProduct.ofPublished(invocation, project, host, refused);
            if (product.artifacts().isEmpty()) {
                return CommandResult.without(product.findings());
            }
            return show(
                    product.artifacts().get(),
                    host,
                    project,
                    invocation,
                    invocation.options().parameters().getFirst(),
                    Moment.of(AT, invocation.options().text(AT)),
                    invocation.options().text(LIMIT).map(ShowCommand::limit).orElse(STANDARD_LIMIT));
        }
    }

    /** Shows rows of a product's tables. */
    static CommandResult show(
            CompiledArtifacts artifacts,
            PluginHost host,
            Path project,
            Invocation invocation,
            String asked,
            Moment moment,
            int limit) {
        try (TableCatalog catalog = ProductCatalog.open(artifacts, host, project, invocation);
                ComputeEngine engine = ProductEngine.open(host, project, project.resolve("target/spill"));
                ComputeSession session = engine.openSession()) {
            String query = query(asked, catalog);
            showTables(query, catalog, moment, session);
            return result(rows(query, limit, session), limit);
        }
    }

    private static int limit(String text) {
        return DbtCommand.threads(LIMIT, text);
    }

    private static String query(String asked, TableCatalog catalog) {
        if (!RELATION.matcher(asked).matches()) {
            return asked;
        }
        TableName name = catalog.tables().stream()
                .filter(table -> table.toString().equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> noTable(asked, catalog));
        return "select * from " + relation(name);
    }

    private static FloeException noTable(String asked, TableCatalog catalog) {
        List<TableName> all = catalog.tables();
        return TableError.NO_SUCH_TABLE.exception(
                "There is no table '" + asked + "'",
                all.isEmpty()
                        ? "no table is published yet: 'floe run' does that"
                        : "there are "
                                + String.join(
                                        ", ",
                                        all.stream()
                                                .limit(20)
                                                .map(TableName::toString)
                                                .toList()));
    }

    private static String relation(TableName name) {
        return "\"" + name.namespace() + "\".\"" + name.name() + "\"";
    }

    /** Shows the engine the tables whose names the query has. */
    private static void showTables(String query, TableCatalog catalog, Moment moment, ComputeSession session) {
        List<TableName> all = catalog.tables();
        Moment resolved = moment.resolve(catalog, all);
        for (TableName name : all) {
            Pattern mention = Pattern.compile("(?i)\"?\\b" + Pattern.quote(name.namespace()) + "\\b\"?\\s*\\.\\s*\"?\\b"
                    + Pattern.quote(name.name()) + "\\b");
            if (mention.matcher(query).find()) {
                catalog.published(name).ifPresent(version -> {
                    session.execute("create schema if not exists \"" + name.namespace() + "\"");
                    session.tableFiles().orElseThrow().createView(relation(name), resolved.scan(version));
                });
            }
        }
    }

    /** @param more whether there are more rows than were asked for */
    private record Answer(List<ResultColumn> columns, List<List<Optional<Object>>> rows, boolean more) {}

    private static Answer rows(String query, int limit, ComputeSession session) {
        try (QueryRows rows = session.query("select * from (" + query + "\n) limit " + (limit + 1L))) {
            List<List<Optional<Object>>> all = new ArrayList<>();
            while (rows.next()) {
                List<Optional<Object>> row = new ArrayList<>();
                for (int i = 0; i < rows.columns().size(); i++) {
                    row.add(Optional.ofNullable(rows.value(i)));
                }
                all.add(row);
            }
            boolean more = all.size() > limit;
            return new Answer(rows.columns(), more ? all.subList(0, limit) : all, more);
        } catch (SessionException refusal) {
            throw new FloeException(
                    Problem.error(CommandLineError.QUERY_REFUSED, String.valueOf(refusal.getMessage()))
                            .withHelp("'floe tables' lists the tables that a query can read"),
                    refusal);
        }
    }

    private static CommandResult result(Answer answer, int limit) {
        return new CommandResult(
                () -> text(answer, limit),
                () -> new JsonObject()
                        .withEach("columns", answer.columns(), column -> new JsonObject()
                                .with("name", column.name())
                                .with("type", column.type())
                                .value())
                        .withEach("rows", answer.rows(), row -> json(answer.columns(), row))
                        .with("more", PropertyValue.of(answer.more()))
                        .value()
                        .values(),
                Findings.NONE);
    }

    private static String text(Answer answer, int limit) {
        TextTable table = new TextTable()
                .row(answer.columns().stream().map(ResultColumn::name).toArray(String[]::new));
        answer.rows()
                .forEach(row -> table.row(row.stream()
                        .map(cell -> cell.map(String::valueOf).orElse("null"))
                        .toArray(String[]::new)));
        return table.render()
                + (answer.more()
                        ? "(the first " + limit + "; '--limit' shows more)\n"
                        : "(" + RunSummary.counted(answer.rows().size(), "row") + ")\n");
    }

    /** A member for each column that is not null. */
    private static PropertyValue json(List<ResultColumn> columns, List<Optional<Object>> row) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            row.get(i).ifPresent(cell -> object.with(name, json(cell)));
        }
        return object.value();
    }

    /** What JSON has no type for is a text. */
    private static PropertyValue json(Object cell) {
        return switch (cell) {
            case Boolean truth -> PropertyValue.of(truth);
            case Long number -> PropertyValue.of(number);
            case BigDecimal number -> new PropertyValue.Fraction(number);
            case Double number when Double.isFinite(number) -> new PropertyValue.Fraction(BigDecimal.valueOf(number));
            default -> PropertyValue.of(cell.toString());
        };
    }
}
