package dev.floe.documents;

import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes values that nobody would think of. */
public final class RandomValues {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "yes",
            "No",
            "on",
            "~",
            "null",
            "012",
            "0x1F",
            "1_000",
            "1e3",
            "1.5",
            "2024-01-01",
            "12:30",
            "-",
            "- a",
            "a: b",
            "#x",
            "a #b",
            "{{ env_var('X') }}",
            "'",
            "\"",
            "\\",
            "a\nb",
            "\n",
            "a\n\n b ",
            "\t",
            "é😀",
            "\u202E",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\u007F",
            "@x",
            "`",
            "%",
            "!",
            "&a",
            "*a",
            "<<",
            "=",
            "?",
            "|",
            ">",
            "[",
            "]",
            "{}",
            ",",
            "True",
            "NULL",
            ".inf",
            ".nan",
            "y",
            "models/staging",
            "snowflake",
            "x".repeat(200),
            "a b ".repeat(60),
            "---",
            "...");

    private RandomValues() {}

    public static PropertyValue value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> PropertyValue.of(text(random));
            case 1 -> PropertyValue.of(random.nextBoolean());
            case 2 -> PropertyValue.of(random.nextLong() >> random.nextInt(64));
            case 3 ->
                new PropertyValue.Fraction(
                        new BigDecimal(new BigInteger(random.nextInt(80), random), random.nextInt(40) - 20));
            case 4 -> {
                List<PropertyValue> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield new PropertyValue.Items(items);
            }
            default -> new PropertyValue.Entries(entries(random, depth));
        };
    }

    public static Map<String, PropertyValue> entries(Random random, int depth) {
        Map<String, PropertyValue> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.put(text(random), value(random, depth - 1));
        }
        return entries;
    }

    public static String text(Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return random.nextInt(4) == 0 ? text + TEXTS.get(random.nextInt(TEXTS.size())) : text;
    }
}
