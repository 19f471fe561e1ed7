package dev.floe.dbt.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
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
import java.io.StringWriter;
import java.io.UncheckedIOException;
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

    /** A value as JSON in one line. */
    public static String text(Value value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new ManifestWriter(json, UnaryOperator.identity()).write(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes every text", impossible);
        }
        return text.toString();
    }

    /** The same with a blank behind each colon and comma, as Python writes it. */
    public static String spaced(Value value) {
        return text(value, new MinimalPrettyPrinter() {
            private static final long serialVersionUID = 1L;

            @Override
            public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
                json.writeRaw(": ");
            }

            @Override
            public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
                json.writeRaw(", ");
            }

            @Override
            public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
                json.writeRaw(", ");
            }
        });
    }

    /** The same in lines, each level two blanks further in. */
    public static String indented(Value value) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return text(value, printer);
    }

    private static String text(Value value, PrettyPrinter printer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(printer);
            new ManifestWriter(json, UnaryOperator.identity()).write(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes every text", impossible);
        }
        return text.toString();
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
