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

/** Writes a manifest value by value, without a copy of it in memory. */
public final class ManifestWriter {
    private ManifestWriter() {}

    /**
     * Writes the file; it is there as a whole or not at all.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(DictValue manifest, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (OutputStream stream = Files.newOutputStream(partial);
                JsonGenerator json = new JsonFactory().createGenerator(stream)) {
            write(json, manifest);
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A value as JSON in one line. */
    public static String text(Value value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(json, value);
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
            write(json, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes every text", impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case NoneValue _ -> json.writeNull();
            case BoolValue truth -> json.writeBoolean(truth.isTrue());
            case IntValue number -> json.writeNumber(number.value());
            case FloatValue number -> json.writeNumber(number.value());
            case DecimalValue number -> json.writeNumber(number.value());
            case StringValue text -> json.writeString(text.value());
            case ListValue list -> array(json, list.elements());
            case TupleValue tuple -> array(json, tuple.elements());
            case DictValue dict -> {
                json.writeStartObject();
                for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
                    json.writeFieldName(entry.getKey().toText());
                    write(json, entry.getValue());
                }
                json.writeEndObject();
            }
            default -> json.writeString(value.toText());
        }
    }

    private static void array(JsonGenerator json, List<Value> elements) throws IOException {
        json.writeStartArray();
        for (Value element : elements) {
            write(json, element);
        }
        json.writeEndArray();
    }
}
