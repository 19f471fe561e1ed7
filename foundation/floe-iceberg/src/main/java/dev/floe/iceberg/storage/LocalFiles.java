package dev.floe.iceberg.storage;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/** Files of this machine. Their locations are written as {@code file:///...}, which every reader of Iceberg takes. */
public final class LocalFiles implements FileIO {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "file:";

    /** The location of a file. */
    public static String location(Path path) {
        String absolute = path.toAbsolutePath().normalize().toString().replace(File.separatorChar, '/');
        return SCHEME + (absolute.startsWith("/") ? "//" : "///") + absolute;
    }

    /** A location as people write it: the path of a file of this machine, any other as it is. */
    public static String shown(String location) {
        return isLocal(location) ? path(location).toString() : location;
    }

    /** Whether a location is one of this machine. */
    public static boolean isLocal(String location) {
        return location.startsWith(SCHEME) || !location.contains("://");
    }

    /** The file of a location. */
    public static Path path(String location) {
        String path = location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : location;
        return Path.of(path.startsWith("//") ? path.substring(2) : path);
    }

    @Override
    public InputFile newInputFile(String location) {
        return new LocatedInput(
                location, org.apache.iceberg.Files.localInput(path(location).toFile()));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        Path path = path(location);
        try {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new LocatedOutput(location, org.apache.iceberg.Files.localOutput(path.toFile()));
    }

    @Override
    public void deleteFile(String location) {
        try {
            Files.deleteIfExists(path(location));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
