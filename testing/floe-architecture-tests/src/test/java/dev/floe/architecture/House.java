package dev.floe.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The modules of floe and their compiled classes. */
final class House {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private House() {}

    static Path root() {
        return Path.of(System.getProperty("floe.root"));
    }

    /** The folders of all modules, as the root pom lists them. */
    static List<Path> modules() {
        String pom = read(root().resolve("pom.xml"));
        return MODULE.matcher(pom)
                .results()
                .map(match -> root().resolve(match.group(1)))
                .toList();
    }

    /** The main classes of every module that has some. */
    static JavaClasses classes() {
        List<Path> folders = modules().stream()
                .map(module -> module.resolve("target/classes"))
                .filter(folder -> Files.isDirectory(folder.resolve("dev/floe")))
                .toList();
        return new ClassFileImporter().importPaths(folders);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }
}
