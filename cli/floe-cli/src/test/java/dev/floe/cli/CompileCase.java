package dev.floe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A project of a golden case, in a directory of its own. Beside plain files a case can hold {@code _remove} (a file of the base
 * that is to be absent) and {@code _link} (a link and where it leads, which a repository cannot hold on every system).
 */
record CompileCase(Path directory) {
    static final String EXPECTED = "expected-error.txt";
    private static final int BYTES_OVER_THE_LIMIT = 8 * 1024 * 1024 + 1;
    private static final int NODES_OVER_THE_LIMIT = 200_001;

    static CompileCase copy(Path cases, String name, Path directory) throws IOException {
        overlay(cases.resolve("_base"), directory);
        overlay(cases.resolve(name), directory);
        Path remove = directory.resolve("_remove");
        if (Files.exists(remove)) {
            Files.delete(directory.resolve(Files.readString(remove).strip()));
        }
        Path link = directory.resolve("_link");
        if (Files.exists(link)) {
            List<String> parts = List.of(Files.readString(link).strip().split(" "));
            Files.createSymbolicLink(directory.resolve(parts.getFirst()), directory.resolve(parts.getLast()));
        }
        if (name.equals("d002-too-large")) {
            Files.writeString(directory.resolve("floe.yaml"), "#".repeat(BYTES_OVER_THE_LIMIT));
        }
        if (name.equals("d013-too-many-nodes")) {
            Files.writeString(
                    directory.resolve("floe.yaml"), "transforms: [" + "1,".repeat(NODES_OVER_THE_LIMIT) + "]\n");
        }
        return new CompileCase(directory);
    }

    private static void overlay(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.resolveSibling("."));
                if (!file.endsWith(EXPECTED)) {
                    Files.write(target, Files.readAllBytes(file));
                }
            }
        }
    }
}
