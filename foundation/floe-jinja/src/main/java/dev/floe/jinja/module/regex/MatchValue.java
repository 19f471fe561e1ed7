package dev.floe.jinja.module.regex;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;

/** What a pattern found. Offsets count code points. */
record MatchValue(String text, MatchResult result, Map<String, Integer> names) implements HostValue {

    Value group(int number, Value absent) {
        if (number < 0 || number > result.groupCount()) {
            throw TemplateException.of(ErrorKind.INDEX, "no such group");
        }
        String found = result.group(number);
        return found == null ? absent : StringValue.of(found);
    }

    Value groups(Value absent) {
        List<Value> groups = new ArrayList<>();
        for (int i = 1; i <= result.groupCount(); i++) {
            groups.add(group(i, absent));
        }
        return TupleValue.of(groups);
    }

    private int number(Value group) {
        if (group instanceof IntValue number) {
            return number.clamped();
        }
        Integer named = names.get(group.toText());
        if (named == null) {
            throw TemplateException.of(ErrorKind.INDEX, "no such group");
        }
        return named;
    }

    /** A template of {@code sub}: {@code \1}, {@code \g<name>} and the escapes of strings. */
    String expand(String template) {
        StringBuilder expanded = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char character = template.charAt(i);
            if (character != '\\' || i + 1 == template.length()) {
                expanded.append(character);
                continue;
            }
            char next = template.charAt(++i);
            if (next == 'g' && i + 1 < template.length() && template.charAt(i + 1) == '<') {
                int end = template.indexOf('>', i);
                String name = template.substring(i + 2, Math.max(end, i + 2));
                boolean isNumber =
                        !name.isEmpty() && name.length() < 4 && name.chars().allMatch(Character::isDigit);
                Value group = isNumber ? IntValue.of(Integer.parseInt(name)) : StringValue.of(name);
                expanded.append(group(number(group), StringValue.EMPTY).toText());
                i = end;
            } else if (next >= '1' && next <= '9') {
                int end = i + 1;
                if (end < template.length() && Character.isDigit(template.charAt(end))) {
                    end++;
                }
                expanded.append(group(Integer.parseInt(template.substring(i, end)), StringValue.EMPTY)
                        .toText());
                i = end - 1;
            } else {
                expanded.append(escaped(next));
            }
        }
        return expanded.toString();
    }

    private static String escaped(char next) {
        return switch (next) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '\\' -> "\\";
            case '0' -> "\0";
            default -> {
                if (Character.isLetter(next)) {
                    throw TemplateException.of(ErrorKind.PATTERN, "bad escape \\" + next);
                }
                yield "\\" + next;
            }
        };
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "group" -> function(name, (evaluation, arguments) -> group(arguments));
            case "groups" ->
                function(
                        name,
                        (evaluation, arguments) -> groups(
                                arguments.positional().isEmpty()
                                        ? NoneValue.NONE
                                        : arguments.positional().getFirst()));
            case "groupdict" ->
                function(name, (evaluation, arguments) -> {
                    DictValue dict = DictValue.empty();
                    names.forEach((group, number) -> dict.put(group, group(number, NoneValue.NONE)));
                    return dict;
                });
            case "start" -> function(name, (evaluation, arguments) -> offset(result.start(first(arguments))));
            case "end" -> function(name, (evaluation, arguments) -> offset(result.end(first(arguments))));
            case "span" ->
                function(
                        name,
                        (evaluation, arguments) -> TupleValue.of(
                                offset(result.start(first(arguments))), offset(result.end(first(arguments)))));
            case "expand" ->
                function(
                        name,
                        (evaluation, arguments) -> StringValue.of(
                                expand(arguments.positional().getFirst().toText())));
            case "string" -> Optional.of(StringValue.of(text));
            default -> Optional.empty();
        };
    }

    private Value group(Arguments arguments) {
        List<Value> wanted = arguments.positional();
        if (wanted.isEmpty()) {
            return group(0, NoneValue.NONE);
        }
        List<Value> found =
                wanted.stream().map(each -> group(number(each), NoneValue.NONE)).toList();
        return found.size() == 1 ? found.getFirst() : TupleValue.of(found);
    }

    private int first(Arguments arguments) {
        return arguments.positional().isEmpty()
                ? 0
                : number(arguments.positional().getFirst());
    }

    private Value offset(int index) {
        return IntValue.of(index < 0 ? -1 : text.codePointCount(0, index));
    }

    private static Optional<Value> function(String name, FunctionValue.Body body) {
        return Optional.of(new FunctionValue(name, body));
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        return Optional.of(group(number(key), NoneValue.NONE));
    }

    @Override
    public String typeName() {
        return "Match";
    }

    @Override
    public String repr() {
        return "<re.Match object; span=(%d, %d), match=%s>"
                .formatted(
                        result.start(),
                        result.end(),
                        StringValue.of(result.group()).repr());
    }
}
