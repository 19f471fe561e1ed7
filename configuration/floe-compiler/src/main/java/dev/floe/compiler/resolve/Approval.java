package dev.floe.compiler.resolve;

import dev.floe.spi.problem.Place;
import java.util.List;
import java.util.Optional;

/**
 * Which computes are approved, and who says so.
 *
 * @param names in the order of the manifest
 * @param manifest the title of the manifest whose list is in force
 * @param place of the list's key; empty for floe's built-in platform
 * @param fallback the compute of what chooses none; empty where it cannot be told
 */
public record Approval(List<String> names, String manifest, Optional<Place> place, Optional<Fallback> fallback) {
    /**
     * The default compute.
     *
     * @param manifest the title of the manifest that sets it
     * @param place empty where none sets it
     */
    public record Fallback(String compute, String manifest, Optional<Place> place) {}

    public Approval {
        names = List.copyOf(names);
    }

    /** Whether this is the platform that floe brings where there is no manifest. */
    public boolean isBuiltIn() {
        return place.isEmpty();
    }
}
