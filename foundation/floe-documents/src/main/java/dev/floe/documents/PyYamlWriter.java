package dev.floe.documents;

import dev.floe.spi.value.PropertyValue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes one document piece by piece, in block style, as PyYAML's {@code safe_dump} does; {@link YamlWriter} is for files. */
public final class PyYamlWriter {
    private static final String SET = "tag:yaml.org,2002:set";
    private static final String START = "--- ";
    private static final String EMPTY = START + "''\n";
    private static final ScalarTypes TYPES = new PyYamlScalarTypes();
    private static final Pattern TIMESTAMP = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d"
                    + "|\\d{4}-\\d\\d?-\\d\\d?(?:[Tt]|[ \\t]+)\\d\\d?:\\d\\d:\\d\\d(?:\\.\\d*)?(?:[ \\t]*(?:Z|[-+]\\d\\d?(?::\\d\\d)?))?");
    private static final Pattern FRACTION_TO_60 = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*");

    private static final Pattern ESCAPE = Pattern.compile("\\\\[xuU][0-9a-f]+");

    private final Text text = new Text();
    private final Emitter emitter;
    private int depth;
    private boolean isPlainRoot;

    public PyYamlWriter() {
        emitter = new Emitter(
                DumpSettings.builder()
                        .setWidth(80)
                        .setUseUnicodeEncoding(false)
                        .setBestLineBreak("\n")
                        .build(),
                text);
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    }

    /** A string, in quotes where it could be taken for anything else. */
    public void string(String value) {
        boolean isPlain = isString(value);
        scalar(value, new ImplicitTuple(isPlain, true));
    }

    /** Anything else that has no parts, as it stands in YAML. */
    public void plain(String value) {
        isPlainRoot |= depth == 0;
        scalar(value, new ImplicitTuple(true, false));
    }

    private void scalar(String value, ImplicitTuple implicit) {
        emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), implicit, value, ScalarStyle.PLAIN));
        isPlainRoot |= depth == 0 && !value.isEmpty() && text.written.indexOf(value) == 0;
    }

    private static boolean isString(String value) {
        return value.indexOf('\n') < 0
                && !value.equals("=")
                && !value.equals("<<")
                && !TIMESTAMP.matcher(value).matches()
                && !FRACTION_TO_60.matcher(value).matches()
                && TYPES.resolve(value) instanceof ScalarTypes.Value(var found)
                && found.equals(PropertyValue.of(value));
    }

    /** What was written before under this name. */
    public void alias(String name) {
        emitter.emit(new AliasEvent(Optional.of(new Anchor(name))));
    }

    public void startList(Optional<String> name) {
        depth++;
        emitter.emit(new SequenceStartEvent(name.map(Anchor::new), Optional.empty(), true, FlowStyle.BLOCK));
    }

    public void endList() {
        depth--;
        emitter.emit(new SequenceEndEvent());
    }

    public void startMapping(Optional<String> name) {
        depth++;
        emitter.emit(new MappingStartEvent(name.map(Anchor::new), Optional.empty(), true, FlowStyle.BLOCK));
    }

    /** A set is a mapping of its elements to nothing. */
    public void startSet(Optional<String> name) {
        depth++;
        emitter.emit(new MappingStartEvent(name.map(Anchor::new), Optional.of(SET), false, FlowStyle.BLOCK));
    }

    public void endMapping() {
        depth--;
        emitter.emit(new MappingEndEvent());
    }

    /** The whole text; PyYAML marks the end of a document that is a single scalar without quotes. */
    public String finish() {
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
        String yaml = text.written.toString();
        return yaml.equals(EMPTY) ? yaml.substring(START.length()) : yaml + (isPlainRoot ? "...\n" : "");
    }

    /** What the emitter has written so far. */
    private static final class Text implements StreamDataWriter {
        private final StringBuilder written = new StringBuilder();

        /** The digits of an escape come in a piece of their own. */
        @Override
        public void write(String text) {
            written.append(ESCAPE.matcher(text).matches() ? escape(text) : text);
        }

        private static String escape(String text) {
            return text.substring(0, 2) + text.substring(2).toUpperCase(Locale.ROOT);
        }

        @Override
        public void write(String text, int offset, int length) {
            written.append(text, offset, offset + length);
        }
    }
}
