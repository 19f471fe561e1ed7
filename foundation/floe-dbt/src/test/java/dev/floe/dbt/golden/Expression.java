package dev.floe.dbt.golden;

import dev.floe.jinja.operation.Comparison;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates the expressions of golden tables: names, literals, attributes, items, calls and comparisons. */
final class Expression {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<name>[A-Za-z_]\\w*)|(?<float>-?\\d+\\.\\d+)"
            + "|(?<int>-?\\d+)|'(?<single>(?:[^'\\\\]|\\\\.)*)'|\"(?<double>(?:[^\"\\\\]|\\\\.)*)\""
            + "|(?<sign>==|!=|[.,:=(){}\\[\\]]))");

    private final Evaluation evaluation;
    private final Map<String, Value> names;
    private final Matcher tokens;
    private String kind = "";
    private String text = "";

    private Expression(Evaluation evaluation, Map<String, Value> names, String source) {
        this.evaluation = evaluation;
        this.names = names;
        this.tokens = TOKEN.matcher(source);
        advance();
    }

    static Value value(Evaluation evaluation, Map<String, Value> names, String source) {
        Expression expression = new Expression(evaluation, names, source);
        Value value = expression.comparison();
        if (!expression.kind.isEmpty()) {
            throw new IllegalStateException("Expression ends early: " + source);
        }
        return value;
    }

    private void advance() {
        kind = "";
        text = "";
        if (!tokens.lookingAt()) {
            return;
        }
        for (String group : List.of("name", "float", "int", "single", "double", "sign")) {
            String found = tokens.group(group);
            if (found != null) {
                kind = group;
                text = found;
            }
        }
        tokens.region(tokens.end(), tokens.regionEnd());
    }

    private boolean take(String sign) {
        if (kind.equals("sign") && text.equals(sign)) {
            advance();
            return true;
        }
        return false;
    }

    private void require(String sign) {
        if (!take(sign)) {
            throw new IllegalStateException("Expected '" + sign + "', found '" + text + "'");
        }
    }

    private Value comparison() {
        Value left = chain();
        if (take("==")) {
            return BoolValue.of(Comparison.areEqual(left, chain()));
        }
        if (take("!=")) {
            return BoolValue.of(!Comparison.areEqual(left, chain()));
        }
        if (kind.equals("name") && text.equals("in")) {
            advance();
            return BoolValue.of(Comparison.contains(evaluation, chain(), left));
        }
        return left;
    }

    private Value chain() {
        Value value = literal();
        while (true) {
            if (take(".")) {
                value = evaluation.attribute(value, text);
                advance();
            } else if (take("[")) {
                value = evaluation.item(value, comparison());
                require("]");
            } else if (take("(")) {
                value = evaluation.call(value, arguments());
            } else {
                return value;
            }
        }
    }

    private Arguments arguments() {
        List<Value> positional = new ArrayList<>();
        Map<String, Value> named = new LinkedHashMap<>();
        while (!take(")")) {
            Matcher ahead = Pattern.compile("=(?!=)").matcher("");
            boolean isNamed = kind.equals("name") && ahead.reset(rest()).lookingAt();
            if (isNamed) {
                String name = text;
                advance();
                require("=");
                named.put(name, comparison());
            } else {
                positional.add(comparison());
            }
            take(",");
        }
        return new Arguments(positional, named);
    }

    private String rest() {
        StringBuilder rest = new StringBuilder();
        tokens.appendTail(rest);
        return rest.substring(tokens.regionStart());
    }

    private Value literal() {
        String found = text;
        String type = kind;
        advance();
        return switch (type) {
            case "single", "double" -> StringValue.of(unescaped(found));
            case "int" -> IntValue.of(new BigInteger(found));
            case "float" -> FloatValue.of(Double.parseDouble(found));
            case "name" -> named(found);
            case "sign" -> collection(found);
            default -> throw new IllegalStateException("No expression at '" + found + "'");
        };
    }

    private Value named(String name) {
        return switch (name) {
            case "true", "True" -> BoolValue.TRUE;
            case "false", "False" -> BoolValue.FALSE;
            case "none", "None" -> NoneValue.NONE;
            default -> {
                Value value = names.get(name);
                yield value == null
                        ? new UndefinedValue("'" + name + "' is undefined", UndefinedValue.Use.FAILS)
                        : value;
            }
        };
    }

    private Value collection(String sign) {
        return switch (sign) {
            case "[" -> ListValue.of(elements("]"));
            case "(" -> TupleValue.of(elements(")"));
            case "{" -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                while (!take("}")) {
                    Value key = comparison();
                    require(":");
                    entries.put(key, comparison());
                    take(",");
                }
                yield DictValue.of(entries);
            }
            default -> throw new IllegalStateException("No expression at '" + sign + "'");
        };
    }

    private List<Value> elements(String close) {
        List<Value> elements = new ArrayList<>();
        while (!take(close)) {
            elements.add(comparison());
            take(",");
        }
        return elements;
    }

    private static String unescaped(String text) {
        UnaryOperator<String> read = escape -> switch (escape.charAt(1)) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u', 'x' -> Character.toString(Integer.parseInt(escape.substring(2), 16));
            default -> escape.substring(1);
        };
        return Pattern.compile("\\\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|.)")
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(read.apply(match.group())));
    }
}
