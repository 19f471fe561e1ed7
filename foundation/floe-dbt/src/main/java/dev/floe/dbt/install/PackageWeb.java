package dev.floe.dbt.install;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Downloads files. */
@FunctionalInterface
public interface PackageWeb {
    /**
     * Downloads a file; where that fails, what is in the target is undefined.
     *
     * @param largest how many bytes it may have
     * @throws NoSuchFileException if the server answers and has no such file
     * @throws IOException if the server cannot be reached, refuses, or sends more
     */
    void download(URI address, Path target, long largest) throws IOException;
}
