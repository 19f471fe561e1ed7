package dev.floe.dbt.parse;

import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.project.ProjectFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of a project.
 *
 * @param searchPath the folder of its kind, as the project names it
 * @param relativePath the path below that folder
 */
record SourceFile(ProjectFile project, String searchPath, String relativePath, Path file) {

    /** The path below the project. */
    String originalPath() {
        return searchPath.endsWith("/") ? searchPath + relativePath : searchPath + "/" + relativePath;
    }

    /** The path by which errors call it: below the root project, where it is not a file of floe's own. */
    String displayPath() {
        return switch (project.origin()) {
            case ROOT -> originalPath();
            case PACKAGE -> project.packagesPath() + "/" + originalPath();
            case INTERNAL -> DbtError.INTERNAL_PATH + originalPath();
        };
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw DbtError.FILE.in(
                    originalPath(), "The file cannot be read: " + e.getMessage(), "look at its permissions");
        }
    }

    /** The text without blanks at its ends: what dbt takes for the code. */
    String code() {
        return strip(text());
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The lines before the code of a text, which dbt takes away. */
    static int leadingLines(String text) {
        int start = text.length() - text.stripLeading().length();
        return (int)
                text.substring(0, start).chars().filter(each -> each == '\n').count();
    }

    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    String name() {
        String name = relativePath.substring(relativePath.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The folders between the search path and the file. */
    List<String> folders() {
        String[] parts = relativePath.split("/");
        return List.of(parts).subList(0, parts.length - 1);
    }
}
