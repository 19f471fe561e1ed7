package dev.floe.compiler.resolve;

import static dev.floe.compiler.error.CompilerError.APPROVES_MORE_THAN_PARENT;

import dev.floe.compiler.document.ComputeSection;
import dev.floe.compiler.document.PluginKind;
import dev.floe.compiler.document.PluginsSection;
import dev.floe.compiler.document.SelectionSection;
import dev.floe.compiler.resolve.InheritanceRule.Fixed;
import dev.floe.compiler.resolve.InheritanceRule.Overridable;
import dev.floe.compiler.resolve.InheritanceRule.Within;
import dev.floe.documents.Located;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.value.PropertyValue.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a manifest sets under {@code plugins}. */
final class PluginSettings {
    private final SettingList settings;
    private final Map<String, ComputePlugin> computes;

    PluginSettings(SettingList settings, Map<String, ComputePlugin> computes) {
        this.settings = settings;
        this.computes = computes;
    }

    void add(PluginsSection plugins) {
        plugins.compute().ifPresent(this::addCompute);
        plugins.selections().forEach(this::addSelection);
        plugins.dbt()
                .ifPresent(dbt -> settings.add(
                        "plugins.dbt",
                        "The dbt runtime",
                        dbt.map(runtime -> new Text(runtime.key())),
                        new Overridable()));
    }

    private void addCompute(ComputeSection compute) {
        compute.approved().ifPresent(approved -> {
            List<Located<String>> names = approved.value().stream()
                    .flatMap(item -> item.value().name().stream())
                    .toList();
            settings.addList(
                    SettingPaths.APPROVED,
                    "Compute",
                    new Located<>(names, approved.place(), approved.label()),
                    new Within(APPROVES_MORE_THAN_PARENT));
            approved.value()
                    .forEach(item -> item.value().name().ifPresent(name -> addApproved(name.value(), item.value())));
        });
        compute.defaultCompute()
                .ifPresent(name -> settings.add(
                        SettingPaths.DEFAULT, "The default compute", name.map(Text::new), new Overridable()));
    }

    private void addApproved(String name, SelectionSection section) {
        Optional<ComputePlugin> plugin = Optional.ofNullable(computes.get(name));
        section.config().forEach((key, value) -> {
            boolean isFixed = plugin.stream()
                    .flatMap(known -> known.settings().stream())
                    .anyMatch(setting ->
                            setting.name().equals(key) && setting.inheritance() == ComputeSetting.Inheritance.FIXED);
            settings.add(
                    SettingPaths.computeConfig(name, key),
                    "Setting '%s' of compute '%s'".formatted(key, name),
                    value,
                    isFixed ? new Fixed() : new Overridable());
        });
        section.connectionSecretRef()
                .ifPresent(secret -> settings.add(
                        SettingPaths.computeSecret(name),
                        "The connection_secret_ref of compute '%s'".formatted(name),
                        secret.map(Text::new),
                        new Fixed()));
    }

    private void addSelection(PluginKind kind, Located<SelectionSection> located) {
        SelectionSection section = located.value();
        String what = kind == PluginKind.SECRETS ? "secrets plugin" : kind.key().replace('_', ' ');
        InheritanceRule rule = kind == PluginKind.SECRETS ? new Fixed() : new Overridable();
        section.name()
                .ifPresent(
                        name -> settings.add(SettingPaths.pluginName(kind), "The " + what, name.map(Text::new), rule));
        section.config()
                .forEach((key, value) -> settings.add(
                        SettingPaths.pluginConfig(kind, key),
                        "Setting '%s' of the %s".formatted(key, what),
                        value,
                        rule));
        section.connectionSecretRef()
                .ifPresent(secret -> settings.add(
                        SettingPaths.pluginSecret(kind),
                        "The connection_secret_ref of the " + what,
                        secret.map(Text::new),
                        new Fixed()));
    }
}
