package dev.floe.dbt.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.nio.file.Path;

/** Reads JSON that a program has written, as the values that documents give; unlike what people write, it may hold any character. */
public final class JsonValues {
    private JsonValues() {}

    /**
     * Reads a file that holds an object.
     *
     * @throws IOException if it does not
     */
    public static DictValue read(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            parser.nextToken();
            if (value(parser) instanceof DictValue object) {
                return object;
            }
        }
        throw new IOException("it holds no JSON object");
    }

    private static Value value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("it is empty");
        }
        return switch (token) {
            case START_OBJECT -> {
                DictValue object = DictValue.empty();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    object.put(key, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                ListValue list = ListValue.empty();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.elements().add(value(parser));
                }
                yield list;
            }
            case VALUE_TRUE -> BoolValue.TRUE;
            case VALUE_FALSE -> BoolValue.FALSE;
            case VALUE_NULL -> NoneValue.NONE;
            case VALUE_NUMBER_INT -> IntValue.of(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> FloatValue.of(parser.getDoubleValue());
            default -> StringValue.of(parser.getText());
        };
    }
}
