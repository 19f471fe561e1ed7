package dev.floe.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.compiler.contract.QualityRule.Strictness;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a rule allows, against counting it out. */
final class TestQualityRules {
    private static final List<String> INTERVALS =
            List.of("mustBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo");

    /** A rule as a question for a number. */
    private record Limit(String operator, int value, int end) {
        boolean allows(double number) {
            return switch (operator) {
                case "mustBe" -> number == value;
                case "mustNotBe" -> number != value;
                case "mustBeGreaterThan" -> number > value;
                case "mustBeGreaterOrEqualTo" -> number >= value;
                case "mustBeLessThan" -> number < value;
                case "mustBeLessOrEqualTo" -> number <= value;
                case "mustBeBetween" -> number >= value && number <= end;
                case "mustNotBeBetween" -> number < value || number > end;
                default -> throw new IllegalArgumentException(operator);
            };
        }

        QualityRule rule(Map<String, PropertyValue> subject) {
            Map<String, PropertyValue> body = new LinkedHashMap<>(subject);
            body.put(
                    operator,
                    operator.endsWith("Between")
                            ? new PropertyValue.Items(List.of(PropertyValue.of(value), PropertyValue.of(end)))
                            : PropertyValue.of(value));
            return new QualityRule(new PropertyValue.Entries(body));
        }
    }

    @Test
    void knowsOfCountsWhichLimitAllowsMore() {
        compare(Map.of("type", PropertyValue.of("library"), "metric", PropertyValue.of("rowCount")), 1.0);
    }

    @Test
    void knowsOfSharesWhichLimitAllowsMore() {
        compare(
                Map.of(
                        "type", PropertyValue.of("library"),
                        "metric", PropertyValue.of("nullValues"),
                        "unit", PropertyValue.of("percent")),
                0.25);
    }

    private static void compare(Map<String, PropertyValue> subject, double step) {
        for (Limit before : limits()) {
            for (Limit after : limits()) {
                Strictness strictness = after.rule(subject).comparedTo(before.rule(subject));
                boolean isLooser = false;
                for (double number = 0; number <= 10; number += step) {
                    isLooser |= after.allows(number) && !before.allows(number);
                }
                assertThat(strictness == Strictness.LOOSER || !isLooser)
                        .as("%s after %s is %s", after, before, strictness)
                        .isTrue();
                if (isInterval(before) && isInterval(after)) {
                    assertThat(strictness == Strictness.LOOSER)
                            .as("%s after %s is %s", after, before, strictness)
                            .isEqualTo(isLooser);
                }
            }
        }
    }

    private static boolean isInterval(Limit limit) {
        return INTERVALS.contains(limit.operator()) || limit.operator().equals("mustBeBetween");
    }

    private static List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        for (String operator : QualityRule.OPERATORS) {
            for (int value = 2; value <= 6; value++) {
                limits.add(new Limit(operator, value, value + 2));
            }
        }
        return limits;
    }

    @Test
    void knowsWhichListOfValuesAllowsMore() {
        List<QualityRule> two = List.of(values("a", "b"));
        assertThat(changes(two, List.of(values("b", "a")))).isEmpty();
        assertThat(changes(two, List.of(values("a"))))
                .containsExactly("minor rule 'invalidValues' of column 'c' allows less");
        assertThat(changes(two, List.of(values("a", "b", "c"))))
                .containsExactly("major rule 'invalidValues' of column 'c' allows more");
        assertThat(changes(two, List.of())).containsExactly("major rule 'invalidValues' of column 'c' is gone");
        assertThat(changes(List.of(), two)).containsExactly("minor rule 'invalidValues' of column 'c' is new");
    }

    @Test
    void takesATestWithOtherArgumentsForAnotherOne() {
        QualityRule before =
                QualityRule.dbtTest("utils.at_least", new PropertyValue.Entries(Map.of("value", PropertyValue.of(1))));
        QualityRule after =
                QualityRule.dbtTest("utils.at_least", new PropertyValue.Entries(Map.of("value", PropertyValue.of(2))));

        assertThat(changes(List.of(before), List.of(after))).hasSize(2).anyMatch(line -> line.startsWith("major "));
    }

    private static QualityRule values(String... values) {
        return QualityRule.validValues(
                List.of(values).stream().map(PropertyValue::of).toList());
    }

    private static List<String> changes(List<QualityRule> before, List<QualityRule> after) {
        return QualityChanges.between("column 'c'", Optional.of("c"), before, after).stream()
                .map(change -> change.level().word() + " " + change.message())
                .toList();
    }
}
