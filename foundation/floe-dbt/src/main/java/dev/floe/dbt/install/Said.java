package dev.floe.dbt.install;

import dev.floe.dbt.install.Requirement.Source;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a failure says, fit for the user's eyes: some say nothing, and some say secrets. */
final class Said {
    private static final Pattern CREDENTIALS = Pattern.compile("://[^/\\s@]*@");

    private Said() {}

    static String by(IOException failure) {
        return withoutCredentials(message(failure));
    }

    /** A failure at an address, whose secrets become the templates again that they were written as. */
    static String by(IOException failure, Source source) {
        return withoutCredentials(message(failure).replace(source.rendered(), source.written()));
    }

    private static String message(IOException failure) {
        return Optional.ofNullable(failure.getMessage())
                .filter(message -> !message.isBlank())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    static String withoutCredentials(String text) {
        return CREDENTIALS.matcher(text).replaceAll("://*****@");
    }
}
