package dev.floe.documents.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Writes values as JSON: two spaces of indentation, keys in the order of the value, {@code \n} line ends.
 *
 * <p>Reading the text again gives an equal value. What cannot be seen, or reorders the text around it, is written as an
 * escape.
 */
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private JsonWriter() {}

    /** The JSON text, with a line end at its end. */
    public static String write(PropertyValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            generator.setPrettyPrinter(new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter));
            generator.setCharacterEscapes(new InvisibleCharacterEscapes());
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to memory", e);
        }
        return text.append('\n').toString();
    }

    private static void write(PropertyValue value, JsonGenerator generator) throws IOException {
        switch (value) {
            case PropertyValue.Text(String text) -> generator.writeString(text);
            case PropertyValue.Truth(boolean truth) -> generator.writeBoolean(truth);
            case PropertyValue.Whole(long whole) -> generator.writeNumber(whole);
            case PropertyValue.Fraction(BigDecimal fraction) -> generator.writeNumber(number(fraction));
            case PropertyValue.Items items -> {
                generator.writeStartArray();
                for (PropertyValue item : items.values()) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case PropertyValue.Entries entries -> {
                generator.writeStartObject();
                for (Map.Entry<String, PropertyValue> entry : entries.values().entrySet()) {
                    generator.writeFieldName(entry.getKey());
                    write(entry.getValue(), generator);
                }
                generator.writeEndObject();
            }
        }
    }

    /** Never in the form of an integer: {@code 100} as a decimal number is {@code 100E0}, and is read back as one. */
    private static String number(BigDecimal fraction) {
        String text = fraction.toString();
        return text.contains(".") || text.contains("E") ? text : text + "E0";
    }
}
