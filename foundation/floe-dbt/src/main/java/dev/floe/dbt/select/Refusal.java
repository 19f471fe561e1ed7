package dev.floe.dbt.select;

import dev.floe.documents.NearestName;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes the exception for a selection that cannot be carried out. */
public final class Refusal {
    private Refusal() {}

    /** A refusal with its help line. */
    public static FloeException of(SelectionError code, Optional<Place> place, String message, String help) {
        return new FloeException(new Problem(code, Severity.ERROR, message, place, List.of(), Optional.of(help)));
    }

    /** A name that is none of the known ones, with the nearest of them as help, or with all. */
    public static FloeException ofUnknownName(
            SelectionError code, Optional<Place> place, String message, String name, Collection<String> known) {
        String help = NearestName.of(name, known)
                .map("did you mean '%s'?"::formatted)
                .orElseGet(() -> known.isEmpty() ? "there are none" : "choose one of: " + String.join(", ", known));
        return of(code, place, message, help);
    }
}
