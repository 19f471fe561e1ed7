package dev.floe.dbt.select;

import java.util.ArrayList;
import java.util.List;

/** Takes names apart at their dots. */
final class DottedName {
    private DottedName() {}

    /** The parts between the dots, empty ones included: at least one. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
            parts.add(name.substring(start, dot));
            start = dot + 1;
        }
        parts.add(name.substring(start));
        return parts;
    }
}
