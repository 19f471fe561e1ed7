package dev.floe.cli.report;

import dev.floe.documents.json.JsonWriter;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.RelatedPlace;
import dev.floe.spi.value.PropertyValue;
import java.util.Map;

/** Problems as JSON. Members without a value are left out. Places are those of the text report. */
final class JsonReport {
    private JsonReport() {}

    static String render(Findings findings, Map<String, PropertyValue> members) {
        JsonObject object = new JsonObject().withEach("problems", findings.problems(), JsonReport::problem);
        members.forEach(object::with);
        return JsonWriter.write(object.value());
    }

    private static PropertyValue problem(Problem problem) {
        JsonObject object = new JsonObject()
                .with("code", problem.code().id())
                .with("severity", SeverityWord.of(problem))
                .with("message", problem.message());
        problem.place().ifPresent(place -> addPlace(object, place));
        return object.withOptional("help", problem.help())
                .withEach("related", problem.related(), JsonReport::related)
                .value();
    }

    private static PropertyValue related(RelatedPlace related) {
        return addPlace(new JsonObject(), related.place())
                .with("message", related.message())
                .value();
    }

    private static JsonObject addPlace(JsonObject object, Place place) {
        return object.with("file", place.file())
                .with("line", place.line())
                .with("column", place.column())
                .with("end_line", place.endLine())
                .with("end_column", place.endColumn());
    }
}
