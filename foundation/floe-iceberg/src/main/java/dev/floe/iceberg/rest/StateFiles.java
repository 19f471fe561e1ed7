package dev.floe.iceberg.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.floe.iceberg.storage.ListedFile;
import dev.floe.iceberg.storage.TableStorage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.util.JsonUtil;

/** Small files below a state table, each with some texts by their names. One that is half-written is as good as none. */
final class StateFiles {
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final TableStorage storage;
    private final String root;

    StateFiles(TableStorage storage, String location) {
        this.storage = storage;
        this.root = location + "/floe/";
    }

    /**
     * Writes a file, over an earlier one.
     *
     * @throws UncheckedIOException if that does not work
     */
    void write(String path, Map<String, String> content) {
        try (OutputStream out = storage.io().newOutputFile(root + path).createOrOverwrite()) {
            out.write(JsonUtil.mapper().writeValueAsBytes(new TreeMap<>(content)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads a file; empty: there is none, or it cannot be read. */
    Optional<Map<String, String>> read(String path) {
        return readAt(root + path);
    }

    private Optional<Map<String, String>> readAt(String location) {
        try (SeekableInputStream in = storage.io().newInputFile(location).newStream()) {
            return Optional.of(JsonUtil.mapper().readValue(in.readAllBytes(), TEXTS));
        } catch (NotFoundException | JsonProcessingException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The files below a path, by their locations. */
    List<String> list(String path) {
        return storage.list(root + path).stream().map(ListedFile::location).toList();
    }

    /** What is in the files below a path that can be read. */
    List<Map<String, String>> readAll(String path) {
        return list(path).stream()
                .flatMap(location -> readAt(location).stream())
                .toList();
    }

    /** Removes files that {@link #list} has named. */
    void removeAt(List<String> locations) {
        storage.remove(locations);
    }

    void remove(String path) {
        storage.remove(List.of(root + path));
    }

    /** The location of a file. */
    String location(String path) {
        return root + path;
    }
}
