package dev.floe.runner.program;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns the lines that dbt logs into what a person wants to know, and keeps the last of them. */
final class ProgramTalk {
    private static final int LAST_LINES = 20;
    private static final String UNIMPORTANT = "debug";

    private final Consumer<String> said;
    private final Deque<String> last = new ArrayDeque<>();

    ProgramTalk(Consumer<String> said) {
        this.said = said;
    }

    /** Takes a line in dbt's JSON format, or one that Python or a library has printed by itself. */
    void line(String line) {
        Optional<DictValue> event = ProgramArtifacts.line(line);
        DictValue info = event.map(object -> Fields.dict(object, "info")).orElseGet(DictValue::empty);
        String text = Fields.text(info, "msg").orElse(line).stripTrailing();
        if (text.isBlank() || Fields.text(info, "level", "").equals(UNIMPORTANT)) {
            return;
        }
        last.add(text);
        if (last.size() > LAST_LINES) {
            last.remove();
        }
        said.accept(text);
    }

    List<String> last() {
        return List.copyOf(last);
    }
}
