package dev.floe.compiler.enforce;

import dev.floe.compiler.error.CompilerError;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.documents.SecretNames;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import dev.floe.spi.value.PropertyValue.Entries;
import dev.floe.spi.value.PropertyValue.Items;
import dev.floe.spi.value.PropertyValue.Text;
import dev.floe.spi.value.PropertyValue.Truth;
import dev.floe.spi.value.PropertyValue.Whole;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares what a manifest configures with what a plugin takes.
 *
 * @param kind of the plugin, such as {@code compute}
 */
record SettingsCheck(String kind, String name, List<ComputeSetting> settings) {
    private static final Pattern SIZE = Pattern.compile("^[0-9]{1,15}(\\.[0-9]{1,3})? ?([KMGTP]i?)?B$");

    void check(String key, Located<PropertyValue> value, ProblemCollector problems) {
        Optional<ComputeSetting> setting = settings.stream()
                .filter(candidate -> candidate.name().equals(key))
                .findFirst();
        if (setting.isPresent()) {
            if (!fits(setting.get(), value.value())) {
                problems.add(doesNotFit(setting.get(), value));
            }
        } else if (!SecretNames.looksSecret(key)) {
            // A credential is reported as one, by the rule that is for it.
            problems.add(unknown(key, value));
        }
    }

    private Problem unknown(String key, Located<PropertyValue> value) {
        List<String> names =
                settings.stream().map(ComputeSetting::name).sorted().toList();
        return Problem.error(
                        CompilerError.UNKNOWN_SETTING,
                        value.label(),
                        "%s%s '%s' has no setting '%s'"
                                .formatted(Character.toUpperCase(kind.charAt(0)), kind.substring(1), name, key))
                .withHelp(NearestName.of(key, names)
                        .map("did you mean '%s'?"::formatted)
                        .orElse("it takes %s".formatted(String.join(", ", names))));
    }

    private Problem doesNotFit(ComputeSetting setting, Located<PropertyValue> value) {
        String wanted = setting.choices().isEmpty()
                ? setting.type().description()
                : "one of " + String.join(", ", setting.choices());
        return Problem.error(
                        CompilerError.SETTING_DOES_NOT_FIT,
                        value.place(),
                        "Setting '%s' of %s '%s' must be %s".formatted(setting.name(), kind, name, wanted))
                .withHelp(setting.description());
    }

    private static boolean fits(ComputeSetting setting, PropertyValue value) {
        return switch (setting.type()) {
            case TEXT ->
                value instanceof Text text
                        && (setting.choices().isEmpty() || setting.choices().contains(text.value()));
            case COUNT -> value instanceof Whole whole && whole.value() >= 1 && whole.value() <= Integer.MAX_VALUE;
            case TRUTH -> value instanceof Truth;
            case SIZE ->
                value instanceof Text text && SIZE.matcher(text.value()).matches();
            case TEXT_LIST ->
                value instanceof Items items && items.values().stream().allMatch(Text.class::isInstance);
            case MAP -> value instanceof Entries;
        };
    }
}
