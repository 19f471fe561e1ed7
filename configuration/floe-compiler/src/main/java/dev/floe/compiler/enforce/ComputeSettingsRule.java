package dev.floe.compiler.enforce;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.documents.SecretNames;
import dev.floe.spi.compute.ComputePlugin;
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
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The configuration of each approved compute holds only settings that its plugin takes, with values that fit. */
final class ComputeSettingsRule implements Rule {
    private static final Pattern SIZE = Pattern.compile("^[0-9]{1,15}(\\.[0-9]{1,3})? ?([KMGTP]i?)?B$");

    private final Map<String, ComputePlugin> computes;

    ComputeSettingsRule(Map<String, ComputePlugin> computes) {
        this.computes = computes;
    }

    @Override
    public String name() {
        return "compute-settings";
    }

    @Override
    public String description() {
        return "The configuration of each approved compute is one that its plugin takes";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        int checked = 0;
        for (ApprovedSections.Approved approved : ApprovedSections.of(product)) {
            Optional<ComputePlugin> plugin =
                    Optional.ofNullable(computes.get(approved.name().value()));
            if (plugin.isPresent()) {
                approved.section().config().forEach((key, value) -> check(plugin.get(), key, value, problems));
                checked += approved.section().config().size();
            }
        }
        return checked;
    }

    private static void check(
            ComputePlugin plugin, String key, Located<PropertyValue> value, ProblemCollector problems) {
        Optional<ComputeSetting> setting = plugin.settings().stream()
                .filter(candidate -> candidate.name().equals(key))
                .findFirst();
        if (setting.isPresent()) {
            if (!fits(setting.get(), value.value())) {
                problems.add(doesNotFit(plugin, setting.get(), value));
            }
        } else if (!SecretNames.looksSecret(key)) {
            // A credential is reported as one, by the rule that is for it.
            problems.add(unknown(plugin, key, value));
        }
    }

    private static Problem unknown(ComputePlugin plugin, String key, Located<PropertyValue> value) {
        List<String> names =
                plugin.settings().stream().map(ComputeSetting::name).sorted().toList();
        return Problem.error(
                        CompilerError.UNKNOWN_SETTING,
                        value.label(),
                        "Compute '%s' has no setting '%s'".formatted(plugin.name(), key))
                .withHelp(NearestName.of(key, names)
                        .map("did you mean '%s'?"::formatted)
                        .orElse("it takes %s".formatted(String.join(", ", names))));
    }

    private static Problem doesNotFit(ComputePlugin plugin, ComputeSetting setting, Located<PropertyValue> value) {
        String wanted = setting.choices().isEmpty()
                ? setting.type().description()
                : "one of " + String.join(", ", setting.choices());
        return Problem.error(
                        CompilerError.SETTING_DOES_NOT_FIT,
                        value.place(),
                        "Setting '%s' of compute '%s' must be %s".formatted(setting.name(), plugin.name(), wanted))
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
