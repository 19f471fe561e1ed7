package dev.floe.cli;

import java.io.File;
import java.nio.file.Path;

/** Turns paths seen from the project's directory into paths seen from the working directory. */
record ProjectPaths(Path project, Path workingDirectory) {
    /** What a machine that stands in the working directory needs to find the file. */
    String fromWorkingDirectory(String displayed) {
        return slashed(nearest(project.resolve(displayed).normalize(), workingDirectory));
    }

    /** Relative where the file lies below the directory, else as it is. */
    static Path nearest(Path file, Path directory) {
        return file.startsWith(directory) ? directory.relativize(file) : file;
    }

    static String slashed(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }
}
