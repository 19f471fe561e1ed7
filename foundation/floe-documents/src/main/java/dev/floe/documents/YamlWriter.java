package dev.floe.documents;

import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
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

/**
 * Writes values as YAML that every reader understands alike, whether it reads YAML 1.1 as PyYAML or 1.2: a string that
 * either could take for something else is in double quotes.
 */
public final class YamlWriter {
    private YamlWriter() {}

    /** The YAML text in block style, with a line end at its end. */
    public static String write(PropertyValue value) {
        DumpSettings settings = DumpSettings.builder()
                .setIndent(2)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setWidth(Integer.MAX_VALUE)
                .setSplitLines(false)
                .setBestLineBreak("\n")
                .build();
        Text text = new Text();
        Emitter emitter = new Emitter(settings, text);
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        emit(value, emitter);
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
        return withoutInvisibleCharacters(text.written.toString());
    }

    /** The emitter lets some of them through; all of them are within double quotes. */
    private static String withoutInvisibleCharacters(String yaml) {
        StringBuilder visible = new StringBuilder();
        yaml.codePoints().forEach(character -> {
            if (CharacterRules.isRefused(character)) {
                visible.append("\\u%04X".formatted(character));
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString();
    }

    private static void emit(PropertyValue value, Emitter emitter) {
        switch (value) {
            case PropertyValue.Text(String text) -> emitText(text, emitter);
            case PropertyValue.Truth(boolean truth) -> emitPlain(Boolean.toString(truth), emitter);
            case PropertyValue.Whole(long whole) -> emitPlain(Long.toString(whole), emitter);
            case PropertyValue.Fraction(BigDecimal fraction) -> emitPlain(number(fraction), emitter);
            case PropertyValue.Items(List<PropertyValue> items) -> {
                emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style(items.isEmpty())));
                items.forEach(item -> emit(item, emitter));
                emitter.emit(new SequenceEndEvent());
            }
            case PropertyValue.Entries(Map<String, PropertyValue> entries) -> {
                emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style(entries.isEmpty())));
                entries.forEach((key, entry) -> {
                    emitText(key, emitter);
                    emit(entry, emitter);
                });
                emitter.emit(new MappingEndEvent());
            }
        }
    }

    private static FlowStyle style(boolean isEmpty) {
        return isEmpty ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private static void emitPlain(String text, Emitter emitter) {
        emitter.emit(new ScalarEvent(
                Optional.empty(), Optional.empty(), new ImplicitTuple(true, false), text, ScalarStyle.PLAIN));
    }

    private static void emitText(String text, Emitter emitter) {
        if (PlainText.needsNoQuotes(text)) {
            emitPlain(text, emitter);
            return;
        }
        emitter.emit(new ScalarEvent(
                Optional.empty(), Optional.empty(), new ImplicitTuple(false, true), text, ScalarStyle.DOUBLE_QUOTED));
    }

    /** With a point, and a sign in the exponent: without them PyYAML takes a number for a string. */
    private static String number(BigDecimal fraction) {
        String text = fraction.toString();
        int exponent = text.indexOf('E');
        if (text.contains(".")) {
            return text;
        }
        return exponent < 0 ? text + ".0" : text.substring(0, exponent) + ".0" + text.substring(exponent);
    }

    /** What the emitter has written so far. */
    private static final class Text implements StreamDataWriter {
        private final StringBuilder written = new StringBuilder();

        @Override
        public void write(String text) {
            written.append(text);
        }

        @Override
        public void write(String text, int offset, int length) {
            written.append(text, offset, offset + length);
        }
    }
}
