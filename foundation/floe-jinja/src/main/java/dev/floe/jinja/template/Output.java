package dev.floe.jinja.template;

import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Where a template prints to. */
sealed interface Output {
    void text(String text);

    void value(Value value);

    /** Joins everything to one text. */
    final class Text implements Output {
        private final Run run;
        private final StringBuilder text = new StringBuilder();

        Text(Run run) {
            this.run = run;
        }

        @Override
        public void text(String part) {
            run.chargeAppended(part.length(), text.length());
            text.append(part);
        }

        @Override
        public void value(Value value) {
            text(value.toText());
        }

        String result() {
            return text.toString();
        }
    }

    /** Keeps the values, for the native renderer; texts that follow each other are one. */
    final class Values implements Output {
        private final Run run;
        private final List<Value> values = new ArrayList<>();
        private final StringBuilder pending = new StringBuilder();

        Values(Run run) {
            this.run = run;
        }

        @Override
        public void text(String part) {
            run.chargeAppended(part.length(), pending.length());
            pending.append(part);
        }

        @Override
        public void value(Value value) {
            flush();
            run.chargeElements(1);
            values.add(value);
        }

        private void flush() {
            if (!pending.isEmpty()) {
                values.add(StringValue.of(pending.toString()));
                pending.setLength(0);
            }
        }

        List<Value> result() {
            flush();
            return values;
        }
    }
}
