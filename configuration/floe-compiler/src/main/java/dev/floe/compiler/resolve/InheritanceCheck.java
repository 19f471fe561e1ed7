package dev.floe.compiler.resolve;

import dev.floe.compiler.error.CompilerError;
import dev.floe.spi.artifact.Threshold;
import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import dev.floe.spi.value.PropertyValue.Items;
import dev.floe.spi.value.PropertyValue.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what two manifests of a chain say about the same value. */
final class InheritanceCheck {
    private InheritanceCheck() {}

    /** The value in force, and what is wrong with how it came about. */
    record Verdict(Setting effective, List<Problem> problems) {
        static Verdict allow(Setting lower) {
            return new Verdict(lower, List.of());
        }

        static Verdict refuse(Setting kept, Problem problem) {
            return new Verdict(kept, List.of(problem));
        }
    }

    /**
     * @param upper what the manifests above say
     * @param lower what the manifest says that is laid over them; its rule decides
     */
    static Verdict compare(Setting upper, Setting lower) {
        return switch (lower.rule()) {
            case InheritanceRule.Overridable ignored -> Verdict.allow(lower);
            case InheritanceRule.Fixed ignored -> Verdict.refuse(upper, changedFixed(upper, lower));
            case InheritanceRule.AtLeast rule -> atLeast(upper, lower, rule.code());
            case InheritanceRule.AsStrict rule -> asStrict(upper, lower, rule);
            case InheritanceRule.Bounded _ -> bounded(upper, lower);
            case InheritanceRule.Within rule -> within(upper, lower, rule.code());
            case InheritanceRule.Containing rule -> containing(upper, lower, rule.code());
            case InheritanceRule.NotLonger ignored -> notLonger(upper, lower);
        };
    }

    private static Problem changedFixed(Setting upper, Setting lower) {
        return problem(
                        CompilerError.FIXED_VALUE_CHANGED,
                        lower,
                        "%s is fixed by manifest '%s' and cannot change".formatted(lower.subject(), upper.manifest()))
                .withRelated(placeOf(upper), "fixed here")
                .withHelp("remove it from manifest '%s'".formatted(lower.manifest()));
    }

    private static Verdict atLeast(Setting upper, Setting lower, ErrorCode code) {
        if (lower.value() instanceof Whole below
                && upper.value() instanceof Whole above
                && below.value() >= above.value()) {
            return Verdict.allow(lower);
        }
        return Verdict.refuse(
                upper,
                problem(
                                code,
                                lower,
                                "%s is %s, below the %s of manifest '%s'"
                                        .formatted(lower.subject(), lower.shown(), upper.shown(), upper.manifest()))
                        .withRelated(placeOf(upper), "set to %s here".formatted(upper.shown()))
                        .withHelp("ask for at least %s, or remove the key".formatted(upper.shown())));
    }

    private static Verdict bounded(Setting upper, Setting lower) {
        Optional<Threshold> above = ThresholdValues.read(upper.value());
        Optional<Threshold> below = ThresholdValues.read(lower.value());
        if (above.isEmpty()
                || below.isEmpty()
                || !below.get().measure().equals(above.get().measure())) {
            return Verdict.refuse(upper, changedFixed(upper, lower));
        }
        if (below.get().isAsStrictAs(above.get())) {
            return Verdict.allow(lower);
        }
        String limit = above.get().limitText();
        return Verdict.refuse(
                upper,
                problem(
                                CompilerError.GATE_WEAKENED,
                                lower,
                                "%s is %s, weaker than the %s of manifest '%s'"
                                        .formatted(lower.subject(), below.get().limitText(), limit, upper.manifest()))
                        .withRelated(placeOf(upper), "set to %s here".formatted(limit))
                        .withHelp("keep %s, or remove the key".formatted(limit)));
    }

    private static Verdict asStrict(Setting upper, Setting lower, InheritanceRule.AsStrict rule) {
        if (rule.order().indexOf(lower.shown()) > rule.order().indexOf(upper.shown())) {
            return Verdict.allow(lower);
        }
        return Verdict.refuse(
                upper,
                problem(
                                rule.code(),
                                lower,
                                "%s is '%s', weaker than the '%s' of manifest '%s'"
                                        .formatted(lower.subject(), lower.shown(), upper.shown(), upper.manifest()))
                        .withRelated(placeOf(upper), "set to %s here".formatted(upper.shown()))
                        .withHelp("write %s, or remove the key".formatted(upper.shown())));
    }

    private static Verdict within(Setting upper, Setting lower, ErrorCode code) {
        List<PropertyValue> above = items(upper);
        List<PropertyValue> below = items(lower);
        List<PropertyValue> kept = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < below.size(); i++) {
            if (above.contains(below.get(i))) {
                kept.add(below.get(i));
                continue;
            }
            String name = below.get(i) instanceof PropertyValue.Text text ? text.value() : "";
            String message = code == CompilerError.APPROVES_MORE_THAN_PARENT
                    ? "Compute '%s' is not approved by manifest '%s', so manifest '%s' cannot approve it"
                            .formatted(name, upper.manifest(), lower.manifest())
                    : "%s hold '%s', which manifest '%s' does not allow"
                            .formatted(lower.subject(), name, upper.manifest());
            problems.add(Problem.error(code, lower.itemPlaces().get(i), message)
                    .withRelated(placeOf(upper), "allowed here: %s".formatted(upper.shown()))
                    .withHelp("remove '%s', or ask the owner of manifest '%s' to allow it"
                            .formatted(name, upper.manifest())));
        }
        if (problems.isEmpty()) {
            return Verdict.allow(lower);
        }
        return new Verdict(kept.isEmpty() ? upper : lower.withValue(new Items(kept)), problems);
    }

    private static Verdict containing(Setting upper, Setting lower, ErrorCode code) {
        List<PropertyValue> above = items(upper);
        List<PropertyValue> below = items(lower);
        List<PropertyValue> missing =
                above.stream().filter(item -> !below.contains(item)).toList();
        if (!missing.isEmpty()) {
            String names = upper.withValue(new Items(missing)).shown();
            return Verdict.refuse(
                    upper,
                    problem(
                                    code,
                                    lower,
                                    "%s lacks '%s', which manifest '%s' has"
                                            .formatted(lower.subject(), names.replace(", ", "', '"), upper.manifest()))
                            .withRelated(placeOf(upper), "set here: %s".formatted(upper.shown()))
                            .withHelp("add '%s', or remove the key to inherit it"
                                    .formatted(names.replace(", ", "', '"))));
        }
        List<PropertyValue> inherited = below.stream().filter(above::contains).toList();
        if (code == CompilerError.CLASSIFICATION_WEAKENED && !inherited.equals(above)) {
            return Verdict.refuse(
                    upper,
                    problem(
                                    code,
                                    lower,
                                    "%s has the levels of manifest '%s' in another order"
                                            .formatted(lower.subject(), upper.manifest()))
                            .withRelated(placeOf(upper), "set here: %s".formatted(upper.shown()))
                            .withHelp("keep the order from the least to the most sensitive: %s"
                                    .formatted(upper.shown())));
        }
        return Verdict.allow(lower);
    }

    private static Verdict notLonger(Setting upper, Setting lower) {
        if (Retention.days(lower.shown()) <= Retention.days(upper.shown())) {
            return Verdict.allow(lower);
        }
        return Verdict.refuse(
                upper,
                problem(
                                CompilerError.RETENTION_LENGTHENED,
                                lower,
                                "%s is %s, longer than the %s of manifest '%s'"
                                        .formatted(lower.subject(), lower.shown(), upper.shown(), upper.manifest()))
                        .withRelated(placeOf(upper), "set to %s here".formatted(upper.shown()))
                        .withHelp("keep it for at most %s, or remove the key".formatted(upper.shown())));
    }

    private static List<PropertyValue> items(Setting setting) {
        return setting.value() instanceof Items items ? items.values() : List.of();
    }

    private static Problem problem(ErrorCode code, Setting setting, String message) {
        return Problem.error(code, placeOf(setting), message);
    }

    private static Place placeOf(Setting setting) {
        return (setting.itemPlaces().isEmpty() ? setting.place() : setting.label())
                .or(setting::place)
                .orElseThrow(() -> new IllegalStateException("A manifest's value has no place: " + setting.path()));
    }
}
