package dev.floe.compiler.contract;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.value.PropertyValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule about the values of a column or the rows of a table.
 *
 * @param body the whole entry of the contract
 */
public record QualityRule(PropertyValue.Entries body) {
    /** The comparisons that the standard knows; a rule has one of them at most. */
    static final List<String> OPERATORS = List.of(
            "mustBe",
            "mustNotBe",
            "mustBeGreaterThan",
            "mustBeGreaterOrEqualTo",
            "mustBeLessThan",
            "mustBeLessOrEqualTo",
            "mustBeBetween",
            "mustNotBeBetween");

    private static final String ARGUMENTS = "arguments";
    private static final String VALID_VALUES = "validValues";

    /** What decides on rows; the other keys are for people and schedulers. */
    private static final List<String> DECIDING =
            List.of("type", "metric", "rule", "query", "engine", "implementation", "unit");

    public QualityRule {
        requireNonNull(body, "body is null");
    }

    /** Nothing but these values, and null. */
    public static QualityRule validValues(List<PropertyValue> values) {
        Map<String, PropertyValue> body = new LinkedHashMap<>();
        body.put("type", PropertyValue.of("library"));
        body.put("metric", PropertyValue.of("invalidValues"));
        body.put(
                ARGUMENTS,
                new PropertyValue.Entries(Map.of(VALID_VALUES, new PropertyValue.Items(List.copyOf(values)))));
        body.put("mustBe", PropertyValue.of(0));
        return new QualityRule(new PropertyValue.Entries(body));
    }

    /** A test of dbt's. */
    public static QualityRule dbtTest(String name, PropertyValue.Entries arguments) {
        Map<String, PropertyValue> implementation = new LinkedHashMap<>();
        implementation.put("test", PropertyValue.of(name));
        implementation.putAll(arguments.values());
        Map<String, PropertyValue> body = new LinkedHashMap<>();
        body.put("type", PropertyValue.of("custom"));
        body.put("engine", PropertyValue.of("dbt"));
        body.put("implementation", new PropertyValue.Entries(implementation));
        return new QualityRule(new PropertyValue.Entries(body));
    }

    /** How a rule compares to the one in its place before. */
    enum Strictness {
        SAME,
        /** It allows nothing that was not allowed. */
        TIGHTER,
        /** It allows something that was not allowed. */
        LOOSER
    }

    /** What the rule is about; two rules with one subject differ in what they allow. */
    PropertyValue.Entries subject() {
        Map<String, PropertyValue> subject = new LinkedHashMap<>();
        DECIDING.forEach(key -> Values.find(body, key).ifPresent(value -> subject.put(key, value)));
        Map<String, PropertyValue> arguments =
                new LinkedHashMap<>(Values.entries(body, ARGUMENTS).values());
        arguments.remove(VALID_VALUES);
        if (!arguments.isEmpty()) {
            subject.put(ARGUMENTS, new PropertyValue.Entries(arguments));
        }
        return new PropertyValue.Entries(subject);
    }

    /** @param before a rule with the same subject */
    Strictness comparedTo(QualityRule before) {
        Set<PropertyValue> allowed = allowed();
        Set<PropertyValue> allowedBefore = before.allowed();
        if (allowed.equals(allowedBefore) && operator().equals(before.operator())) {
            return Strictness.SAME;
        }
        boolean isWithinValues = allowedBefore.isEmpty() || (!allowed.isEmpty() && allowedBefore.containsAll(allowed));
        return isWithinValues && isWithinBounds(before) ? Strictness.TIGHTER : Strictness.LOOSER;
    }

    private boolean isWithinBounds(QualityRule before) {
        return operator().equals(before.operator())
                || Bounds.of(body)
                        .flatMap(now -> Bounds.of(before.body).map(now::isWithin))
                        .orElse(false);
    }

    private Set<PropertyValue> allowed() {
        return new HashSet<>(Values.items(Values.entries(body, ARGUMENTS), VALID_VALUES));
    }

    private Map<String, PropertyValue> operator() {
        Map<String, PropertyValue> operator = new LinkedHashMap<>();
        OPERATORS.forEach(key -> Values.find(body, key).ifPresent(value -> operator.put(key, value)));
        return operator;
    }

    /** What a message calls it. */
    String shown() {
        return Values.text(body, "name")
                .or(() -> Values.text(body, "metric"))
                .or(() -> Values.find(body, "implementation").map(Values::shown))
                .or(() -> Values.text(body, "query"))
                .or(() -> Values.text(body, "description"))
                .orElse("text");
    }
}
