package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.error.DatabaseException;
import dev.floe.dbt.error.DbtError;
import dev.floe.jinja.error.SourcePosition;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.session.SessionException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what an engine refuses in the words of the engine, at the place of the user's file that it comes from. */
final class RefusedSql {
    /** The statement's line with a mark below it, which tells nothing where the place is known. */
    private static final Pattern EXCERPT = Pattern.compile("(?m)^LINE \\d+: .*\\R *\\^+ *$");

    private RefusedSql() {}

    /** @param compiled the node that was being built; empty: its template asked the engine while it was compiled */
    static Problem problem(DatabaseException refusal, Optional<CompiledNode> compiled, String file) {
        Optional<Place> place = compiled.flatMap(node -> origin(refusal, node));
        String text = place.isPresent() ? EXCERPT.matcher(refusal.text()).replaceAll("") : refusal.text();
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Problem problem = Problem.error(
                DbtError.DATABASE_REFUSES,
                place.orElseGet(() -> Place.startOf(file)),
                lines.isEmpty() ? "The database says nothing" : lines.getFirst());
        return lines.size() < 2 ? problem : problem.withHelp(String.join(" ", lines.subList(1, lines.size())));
    }

    private static Optional<Place> origin(DatabaseException refusal, CompiledNode node) {
        return refusal.getCause() instanceof SessionException cause
                ? cause.place().flatMap(node::origin).map(RefusedSql::place)
                : Optional.empty();
    }

    private static Place place(SourcePosition position) {
        return new Place(
                position.template(), position.line(), position.column(), position.line(), position.column() + 1);
    }
}
