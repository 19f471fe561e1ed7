package dev.floe.cli.report;

import dev.floe.documents.SecretMask;
import dev.floe.spi.problem.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that problems stand in, each split into its lines once, however many problems it has. */
final class SourceFiles {
    private final Map<String, String> texts;
    private final Map<String, SourceFile> files = new HashMap<>();

    SourceFiles(Map<String, String> texts) {
        this.texts = texts;
    }

    /** The first line of a place; empty where the file was not read, or has fewer lines. */
    Optional<SourceLine> line(Place place) {
        return Optional.ofNullable(texts.get(place.file()))
                .map(text -> files.computeIfAbsent(place.file(), path -> SourceFile.of(text)))
                .flatMap(file -> file.line(place.line() - 1));
    }

    /** Problems come in the order of their lines, several of one line after each other. */
    private record SourceFile(List<String> lines, SecretMask mask, Map<Integer, SourceLine> shown) {
        static SourceFile of(String text) {
            List<String> lines = text.lines().toList();
            return new SourceFile(lines, SecretMask.of(lines), new HashMap<>());
        }

        Optional<SourceLine> line(int index) {
            if (index >= lines.size()) {
                return Optional.empty();
            }
            return Optional.of(shown.computeIfAbsent(index, same -> new SourceLine(lines.get(same), mask.line(same))));
        }
    }
}
