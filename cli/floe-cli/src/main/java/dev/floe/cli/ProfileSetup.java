package dev.floe.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks what a new profile needs, and writes it as an entry of profiles.yml. */
final class ProfileSetup {
    private static final List<String> DATABASES = List.of("duckdb", "postgres");

    private final Questions questions;

    ProfileSetup(Questions questions) {
        this.questions = questions;
    }

    /** The entry of a profile; empty: the answers ended before it was known. */
    Optional<String> entry(String profile) {
        String choice = "Which database would you like to use?\n[1] duckdb\n[2] postgres\n\nEnter a number";
        Optional<String> answer = questions.ask(choice, "1");
        while (answer.isPresent() && !answer.get().matches("[12]")) {
            answer = questions.ask("Enter 1 or 2", "1");
        }
        return answer.map(number -> DATABASES.get(Integer.parseInt(number) - 1))
                .flatMap(database -> database.equals("duckdb") ? Optional.of(duckDb(profile)) : postgres(profile));
    }

    private static String duckDb(String profile) {
        return """
                %s:
                  target: dev
                  outputs:
                    dev:
                      type: duckdb
                      path: dev.duckdb
                      threads: 4
                """.formatted(profile);
    }

    private Optional<String> postgres(String profile) {
        Map<String, Optional<String>> answers = new LinkedHashMap<>();
        answers.put("host", questions.ask("host (hostname for the instance)", "localhost"));
        answers.put("port", questions.ask("port", "5432"));
        answers.put("user", questions.ask("user (dev username)"));
        answers.put("password", questions.ask("variable that holds the password", "POSTGRES_PASSWORD"));
        answers.put("dbname", questions.ask("dbname (default database that objects are built in)"));
        answers.put("schema", questions.ask("schema (default schema that objects are built in)"));
        answers.put("threads", questions.ask("threads (1 or more)", "4"));
        if (answers.values().stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        String lines = answers.entrySet().stream()
                .map(answer -> "      " + answer.getKey() + ": "
                        + value(answer.getKey(), answer.getValue().orElseThrow()))
                .collect(Collectors.joining("\n"));
        return Optional.of(
                "%s:\n  target: dev\n  outputs:\n    dev:\n      type: postgres\n%s\n".formatted(profile, lines));
    }

    /** A password does not stand in a file; the name of the variable with it does. */
    private static String value(String key, String answer) {
        return switch (key) {
            case "port", "threads" -> answer.matches("\\d+") ? answer : quoted(answer);
            case "password" -> quoted("{{ env_var('" + answer + "') }}");
            default -> quoted(answer);
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
