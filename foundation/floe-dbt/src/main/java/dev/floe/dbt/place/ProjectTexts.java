package dev.floe.dbt.place;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.FloeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a project, each read at most once. A file that has gone since the project was parsed has no places. */
final class ProjectTexts {
    private final Path directory;
    private final Map<String, Optional<byte[]>> bytes = new HashMap<>();
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Optional<DocumentNode>> documents = new HashMap<>();

    ProjectTexts(Path directory) {
        this.directory = directory;
    }

    Map<String, String> read() {
        return Collections.unmodifiableMap(texts);
    }

    Optional<String> text(String path) {
        bytes(path);
        return Optional.ofNullable(texts.get(path));
    }

    Optional<DocumentNode> document(String path) {
        return documents.computeIfAbsent(path, this::readDocument);
    }

    private Optional<DocumentNode> readDocument(String path) {
        try {
            return bytes(path)
                    .flatMap(content -> DocumentValues.readPlaced(path, content).root());
        } catch (FloeException changedSinceItWasParsed) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> bytes(String path) {
        return bytes.computeIfAbsent(path, this::readBytes);
    }

    private Optional<byte[]> readBytes(String path) {
        try {
            byte[] content = Files.readAllBytes(directory.resolve(path));
            texts.put(path, new String(content, StandardCharsets.UTF_8));
            return Optional.of(content);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
