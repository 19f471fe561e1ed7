package dev.floe.dbt.packages;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.filter.JsonText;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.UndefinedValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The packages and projects that a project names.
 *
 * @param file that names the packages
 * @param projects the names of projects that are referred to and not installed
 */
public record PackageList(String file, List<PackageEntry> packages, List<String> projects) {
    public PackageList {
        requireNonNull(file, "file is null");
        packages = List.copyOf(packages);
        projects = List.copyOf(projects);
    }

    /** The SHA-1 by which package-lock.yml knows what it was made for; the order of packages does not count. */
    public String fingerprint() {
        Evaluation evaluation = TemplateEngine.dbt().start(UndefinedValue.Use.FAILS);
        String text = packages.stream()
                .map(entry -> JsonText.write(evaluation, entry.filledIn(), JsonText.Keys.SORTED))
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }
}
