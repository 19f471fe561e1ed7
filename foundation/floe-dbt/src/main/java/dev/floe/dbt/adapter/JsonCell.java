package dev.floe.dbt.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;

/** A cell with JSON: a value of it is read, and a list or an object is text again as Python would write it. */
final class JsonCell {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonCell() {}

    /** Text that is no JSON after all stays as it is. */
    static Value of(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException strange) {
            return StringValue.of(json);
        }
    }

    private static Value value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case VALUE_NULL -> NoneValue.NONE;
            case VALUE_TRUE -> BoolValue.TRUE;
            case VALUE_FALSE -> BoolValue.FALSE;
            case VALUE_NUMBER_INT -> IntValue.of(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> FloatValue.of(parser.getDoubleValue());
            case START_ARRAY, START_OBJECT -> {
                StringBuilder text = new StringBuilder();
                write(parser, text);
                yield StringValue.of(text.toString());
            }
            default -> StringValue.of(parser.getText());
        };
    }

    private static void write(JsonParser parser, StringBuilder text) throws IOException {
        switch (parser.currentToken()) {
            case START_ARRAY -> {
                text.append('[');
                String separator = "";
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    text.append(separator);
                    write(parser, text);
                    separator = ", ";
                }
                text.append(']');
            }
            case START_OBJECT -> {
                text.append('{');
                String separator = "";
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    text.append(separator)
                            .append(NestedText.quoted(parser.currentName()))
                            .append(": ");
                    parser.nextToken();
                    write(parser, text);
                    separator = ", ";
                }
                text.append('}');
            }
            case VALUE_STRING -> text.append(NestedText.quoted(parser.getText()));
            case VALUE_NUMBER_FLOAT ->
                text.append(FloatValue.of(parser.getDoubleValue()).repr());
            default -> text.append(parser.getText());
        }
    }
}
