package dev.floe.documents;

import dev.floe.spi.problem.Place;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the marks of the YAML library into places. */
final class YamlMarks {
    private final SourceText source;

    YamlMarks(SourceText source) {
        this.source = source;
    }

    Place place(Optional<Mark> start, Optional<Mark> end) {
        return source.place(offset(start), offset(end));
    }

    /** Without the white space at its end: a block scalar's end mark stands after the empty lines behind it. */
    Place trimmedPlace(Optional<Mark> start, Optional<Mark> end) {
        int from = offset(start);
        int to = Math.min(offset(end), source.text().length());
        while (to > from && Character.isWhitespace(source.text().charAt(to - 1))) {
            to--;
        }
        return source.place(from, to);
    }

    int offset(Optional<Mark> mark) {
        return mark.map(Mark::getIndex).map(source::offsetOfCodePoint).orElse(0);
    }
}
