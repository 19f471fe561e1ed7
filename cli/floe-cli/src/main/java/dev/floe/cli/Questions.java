package dev.floe.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Asks the person at the terminal, or whoever has written answers into the standard input. */
final class Questions {
    private final BufferedReader answers;
    private final Channel talk;

    Questions(BufferedReader answers, Channel talk) {
        this.answers = answers;
        this.talk = talk;
    }

    /** The answer; empty: there are none any more. */
    Optional<String> ask(String question) {
        talk.print(question + ": ");
        try {
            return Optional.ofNullable(answers.readLine()).map(String::strip);
        } catch (IOException failure) {
            throw new UncheckedIOException("The standard input cannot be read", failure);
        }
    }

    /** The answer, or what holds where it is empty. */
    Optional<String> ask(String question, String otherwise) {
        return ask(question + " [" + otherwise + "]").map(answer -> answer.isEmpty() ? otherwise : answer);
    }
}
