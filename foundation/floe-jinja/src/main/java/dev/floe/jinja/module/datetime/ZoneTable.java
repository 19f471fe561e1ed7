package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/**
 * The zones that {@code pytz} knows, as {@code conformance/jinja/zones.py} wrote them down.
 *
 * <p>The zones of the JDK have the same rules, but no abbreviations, and rules beyond 2037, where those of pytz end.
 */
final class ZoneTable {
    private final Map<String, String[]> lines = new LinkedHashMap<>();
    private final Map<String, String> namesInUpperCase = new LinkedHashMap<>();
    private final Map<String, Country> countries = new LinkedHashMap<>();

    /** A country with the zones that it has. */
    record Country(String name, List<String> zones) {
        Country {
            requireNonNull(name, "name is null");
            zones = List.copyOf(zones);
        }
    }

    private ZoneTable() {}

    static ZoneTable load() {
        ZoneTable table = new ZoneTable();
        try (InputStream stream = requireNonNull(ZoneTable.class.getResourceAsStream("zones.txt.gz"));
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(stream), StandardCharsets.UTF_8))) {
            reader.lines().forEach(table::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the table of time zones", unreadable);
        }
        return table;
    }

    private void add(String line) {
        String[] fields = line.split("\t", -1);
        if (fields[0].equals("country")) {
            List<String> zones = fields[3].isEmpty() ? List.of() : List.of(fields[3].split(",", -1));
            countries.put(fields[1], new Country(fields[2], zones));
        } else {
            lines.put(fields[1], fields);
            namesInUpperCase.put(fields[1].toUpperCase(Locale.ROOT), fields[1]);
        }
    }

    Map<String, Country> countries() {
        return Collections.unmodifiableMap(countries);
    }

    List<String> all() {
        return List.copyOf(lines.keySet());
    }

    List<String> common() {
        return lines.values().stream()
                .filter(fields -> fields[2].equals("c"))
                .map(fields -> fields[1])
                .toList();
    }

    /** The zone of this name, in upper or lower case. */
    Optional<ZoneValue> find(String name) {
        return Optional.ofNullable(namesInUpperCase.get(name.toUpperCase(Locale.ROOT)))
                .map(this::create);
    }

    private ZoneValue create(String name) {
        if (name.equals("UTC")) {
            return SteadyZone.UTC;
        }
        String[] fields = requireNonNull(lines.get(name));
        if (fields[0].equals("same")) {
            fields = requireNonNull(lines.get(fields[3]));
        }
        List<ZonePeriod> periods = new ArrayList<>();
        for (String period : fields[3].split(",", -1)) {
            periods.add(period(period));
        }
        if (fields[4].isEmpty()) {
            return new SteadyZone(SteadyZone.Kind.NAMED, Optional.of(name), periods.getFirst());
        }
        return new RegionZone(new Region(name, periods, transitions(fields[4])), 0);
    }

    private static ZonePeriod period(String text) {
        String[] parts = text.split("/", 3);
        return new ZonePeriod(
                Long.parseLong(parts[0]) * 1_000_000,
                OptionalLong.of(Long.parseLong(parts[1]) * 1_000_000),
                Optional.of(parts[2]));
    }

    private static List<Region.Transition> transitions(String text) {
        List<Region.Transition> transitions = new ArrayList<>();
        long second = 0;
        for (String change : text.split(" ", -1)) {
            int last = change.length() - 1;
            second += Long.parseLong(change.substring(0, last), 16);
            transitions.add(new Region.Transition(second, change.charAt(last) - 'A'));
        }
        return transitions;
    }
}
