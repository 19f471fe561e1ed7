package dev.floe.jinja.template;

import dev.floe.jinja.syntax.Source;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Where a template prints to. */
sealed interface Output {
    void text(String text);

    void value(Value value);

    /** Prints text of the template itself, which is there at an offset. */
    default void text(String text, int offset) {
        text(text);
    }

    /** Prints what an expression always gives, which is in the template at an offset. */
    default void constant(String text, int offset) {
        text(text);
    }

    /** Prints the value of an expression, which is in the template at an offset. */
    default void value(Value value, int offset) {
        value(value);
    }

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

    /** Joins everything to one text, and remembers what of the template each part comes from. */
    final class Traced implements Output {
        private final Run run;
        private final StringBuilder text = new StringBuilder();
        private final List<RenderedText.Part> parts = new ArrayList<>();

        Traced(Run run) {
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

        @Override
        public void text(String part, int offset) {
            parts.add(new RenderedText.Part(text.length(), offset, true));
            text(part);
        }

        @Override
        public void constant(String part, int offset) {
            parts.add(new RenderedText.Part(text.length(), offset, false));
            text(part);
        }

        @Override
        public void value(Value value, int offset) {
            parts.add(new RenderedText.Part(text.length(), offset, false));
            value(value);
        }

        RenderedText result(Source source) {
            return new RenderedText(text.toString(), source, parts);
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
