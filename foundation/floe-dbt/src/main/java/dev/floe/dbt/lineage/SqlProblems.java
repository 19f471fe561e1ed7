package dev.floe.dbt.lineage;

import dev.floe.dbt.parse.ParsedProject;
import dev.floe.documents.NearestName;
import dev.floe.jinja.error.SourcePosition;
import dev.floe.jinja.template.RenderedText;
import dev.floe.lineage.resolve.SqlProblem;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what is wrong with a query at the place of the user's file that it comes from. */
final class SqlProblems {
    /** The engines whose rules for names are kept here; another may see more in a name. */
    private static final Set<String> KNOWN = Set.of("duckdb", "postgres");

    private final ParsedProject parsed;
    private final String file;
    private final RenderedText rendered;

    SqlProblems(ParsedProject parsed, String file, RenderedText rendered) {
        this.parsed = parsed;
        this.file = file;
        this.rendered = rendered;
    }

    List<Problem> of(List<SqlProblem> found) {
        return KNOWN.contains(parsed.language().project().profile().type())
                ? found.stream().map(this::problem).toList()
                : List.of();
    }

    private Problem problem(SqlProblem found) {
        Optional<Place> place = found.offset() < 0
                ? Optional.empty()
                : rendered.position(found.offset()).map(position -> place(position, found));
        Problem problem =
                Problem.error(code(found.kind()), place.orElseGet(() -> Place.startOf(file)), found.message());
        return help(found).map(problem::withHelp).orElse(problem);
    }

    private Place place(SourcePosition position, SqlProblem found) {
        String name = found.name();
        boolean isThere =
                !name.isEmpty() && rendered.text().regionMatches(true, found.offset(), name, 0, name.length());
        return new Place(
                position.template(),
                position.line(),
                position.column(),
                position.line(),
                position.column() + (isThere ? name.length() : 1));
    }

    private static LineageError code(SqlProblem.Kind kind) {
        return switch (kind) {
            case NO_SUCH_COLUMN -> LineageError.NO_SUCH_COLUMN;
            case NO_SUCH_RELATION -> LineageError.NO_SUCH_RELATION;
            case AMBIGUOUS_COLUMN -> LineageError.AMBIGUOUS_COLUMN;
            case COLUMN_COUNT -> LineageError.COLUMN_COUNT;
            case TYPE_CLASH -> LineageError.TYPE_CLASH;
        };
    }

    private static Optional<String> help(SqlProblem found) {
        return switch (found.kind()) {
            case NO_SUCH_COLUMN, NO_SUCH_RELATION -> {
                String last = found.name().substring(found.name().lastIndexOf('.') + 1);
                yield NearestName.of(last, found.there())
                        .map(name -> "did you mean '" + name + "'?")
                        .or(() -> Optional.of(found.there())
                                .filter(names -> !names.isEmpty() && names.size() <= 12)
                                .map(names -> "there are: " + String.join(", ", names)));
            }
            case AMBIGUOUS_COLUMN -> Optional.of("say which one: " + String.join(" or ", found.there()));
            case COLUMN_COUNT, TYPE_CLASH -> Optional.empty();
        };
    }
}
