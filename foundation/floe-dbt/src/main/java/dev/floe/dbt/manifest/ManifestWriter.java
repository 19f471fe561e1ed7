package dev.floe.dbt.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes a manifest value by value, without a copy of it in memory. */
public final class ManifestWriter {
    private final JsonGenerator json;
    private final UnaryOperator<String> texts;

    private ManifestWriter(JsonGenerator json, UnaryOperator<String> texts) {
        this.json = json;
        this.texts = texts;
    }

    /**
     * Writes the file; it is there as a whole or not at all.
     *
     * @param texts what becomes of each text and key on its way
     * @throws IOException if it cannot be written
     */
    public static void write(DictValue manifest, Path file, UnaryOperator<String> texts) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (OutputStream stream = Files.newOutputStream(partial);
                JsonGenerator json = new JsonFactory().createGenerator(stream)) {
            new ManifestWriter(json, texts).write(manifest);
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(Value value) throws IOException {
        switch (value) {
            case NoneValue _ -> json.writeNull();
            case BoolValue truth -> json.writeBoolean(truth.isTrue());
            case IntValue number -> json.writeNumber(number.value());
            case FloatValue number -> json.writeNumber(number.value());
            case DecimalValue number -> json.writeNumber(number.value());
            case StringValue text -> json.writeString(texts.apply(text.value()));
            case ListValue list -> array(list.elements());
            case TupleValue tuple -> array(tuple.elements());
            case DictValue dict -> {
                json.writeStartObject();
                for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
                    json.writeFieldName(texts.apply(entry.getKey().toText()));
                    write(entry.getValue());
                }
                json.writeEndObject();
            }
            default -> json.writeString(texts.apply(value.toText()));
        }
    }

    private void array(List<Value> elements) throws IOException {
        json.writeStartArray();
        for (Value element : elements) {
            write(element);
        }
        json.writeEndArray();
    }
}
