package dev.floe.dbt.select;

import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import java.util.List;
import java.util.Optional;

/** A method as it is written, with what follows its dots: {@code config.meta.owner}. */
record MethodName(SelectionMethod method, List<String> arguments) {
    MethodName {
        arguments = List.copyOf(arguments);
    }

    /** @throws FloeException if there is no such method */
    static MethodName read(String text, Optional<Place> place) {
        List<String> parts = DottedName.parts(text);
        String name = parts.getFirst();
        SelectionMethod method = SelectionMethod.find(name)
                .orElseThrow(() -> Refusal.ofUnknownName(
                        SelectionError.UNKNOWN_METHOD,
                        place,
                        "Selection method '" + name + "' does not exist",
                        name,
                        SelectionMethod.texts()));
        return new MethodName(method, parts.subList(1, parts.size()));
    }
}
