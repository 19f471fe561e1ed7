package dev.floe.dbt.install;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder with all that is in it. Links in it are taken as they are; what they lead to is not touched. */
record FolderTree(Path root) {
    /** Deletes it, if it is there. */
    void delete() throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Copies it to where nothing is. */
    void copyTo(Path target) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(root)) {
            all = paths.toList();
        }
        for (Path path : all) {
            Files.copy(path, target.resolve(root.relativize(path).toString()), LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Moves it to where nothing is, on the same disk. */
    void moveTo(Path target) throws IOException {
        Files.move(root, target);
    }

    /** The one folder that is in it; nothing else may be. */
    Path onlyFolder() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> found = entries.toList();
            if (found.size() == 1 && Files.isDirectory(found.getFirst(), LinkOption.NOFOLLOW_LINKS)) {
                return found.getFirst();
            }
            throw new IOException("it holds " + found.size() + " files and folders, and should hold one folder");
        }
    }
}
