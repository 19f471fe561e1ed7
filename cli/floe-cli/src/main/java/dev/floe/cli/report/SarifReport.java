package dev.floe.cli.report;

import dev.floe.documents.json.JsonWriter;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.RelatedPlace;
import dev.floe.spi.value.PropertyValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Problems as SARIF 2.1.0. Paths are relative to the working directory, which code scanning takes for the repository. */
final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Findings findings;
    private final List<String> codes;

    private SarifReport(Findings findings) {
        this.findings = findings;
        codes = findings.problems().stream()
                .map(problem -> problem.code().id())
                .distinct()
                .sorted()
                .toList();
    }

    static String render(Findings findings) {
        return JsonWriter.write(new SarifReport(findings).log());
    }

    private PropertyValue log() {
        JsonObject driver = new JsonObject().with("name", "floe").withEach("rules", codes, this::rule);
        JsonObject run = new JsonObject()
                .with("tool", new JsonObject().with("driver", driver.value()).value())
                .with("columnKind", "unicodeCodePoints")
                .withEach("results", findings.problems(), this::result);
        return new JsonObject()
                .with("$schema", SCHEMA)
                .with("version", "2.1.0")
                .withEach("runs", List.of(run), JsonObject::value)
                .value();
    }

    private PropertyValue rule(String code) {
        String page = findings.pages().apply(code);
        String first = page.lines().findFirst().orElse(code);
        String title = first.substring(first.indexOf(": ") + 1).strip();
        return new JsonObject()
                .with("id", code)
                .with("shortDescription", message(title))
                .with(
                        "help",
                        new JsonObject()
                                .with("text", page)
                                .with("markdown", page)
                                .value())
                .value();
    }

    private PropertyValue result(Problem problem) {
        String code = problem.code().id();
        String help = problem.help().map(text -> "\n" + text).orElse("");
        JsonObject result = new JsonObject()
                .with("ruleId", code)
                .with("ruleIndex", codes.indexOf(code))
                .with("level", SeverityWord.ofSarif(problem))
                .with("message", message(problem.message() + help))
                .withEach("locations", problem.place().stream().toList(), this::location);
        if (!problem.related().isEmpty()) {
            result.withEach("relatedLocations", problem.related(), this::relatedLocation);
        }
        return result.value();
    }

    private PropertyValue location(Place place) {
        return new JsonObject()
                .with("physicalLocation", physicalLocation(place))
                .value();
    }

    private PropertyValue relatedLocation(RelatedPlace related) {
        return new JsonObject()
                .with("physicalLocation", physicalLocation(related.place()))
                .with("message", message(related.message()))
                .value();
    }

    private PropertyValue physicalLocation(Place place) {
        JsonObject region = new JsonObject()
                .with("startLine", place.line())
                .with("startColumn", place.column())
                .with("endLine", place.endLine())
                .with("endColumn", place.endColumn());
        JsonObject artifact = new JsonObject().with("uri", uri(findings.files().apply(place.file())));
        return new JsonObject()
                .with("artifactLocation", artifact.value())
                .with("region", region.value())
                .value();
    }

    /** Percent-encoded: relative where the path is, where a colon in the first segment would make it a scheme. */
    private static String uri(String path) {
        try {
            String encoded = new URI(null, null, path, null).toASCIIString();
            if (encoded.startsWith("/")) {
                return "file://" + encoded;
            }
            int colon = encoded.indexOf(':');
            int slash = encoded.indexOf('/');
            return colon >= 0 && (slash < 0 || colon < slash) ? "./" + encoded : encoded;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("Cannot make a URI of path '" + path + "'", impossible);
        }
    }

    private static PropertyValue message(String text) {
        return new JsonObject().with("text", text).value();
    }
}
