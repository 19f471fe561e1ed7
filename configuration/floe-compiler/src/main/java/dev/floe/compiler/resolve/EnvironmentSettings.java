package dev.floe.compiler.resolve;

import dev.floe.compiler.document.EnvironmentSection;
import dev.floe.compiler.resolve.InheritanceRule.Fixed;
import dev.floe.compiler.resolve.InheritanceRule.Overridable;
import dev.floe.documents.Located;
import dev.floe.spi.value.PropertyValue.Text;

/** What a manifest sets for its environments. */
final class EnvironmentSettings {
    private final SettingList settings;

    EnvironmentSettings(SettingList settings) {
        this.settings = settings;
    }

    void add(String name, Located<EnvironmentSection> environment) {
        int before = settings.settings().size();
        addAll(name, environment.value());
        if (settings.settings().size() == before) {
            settings.addDeclared(
                    SettingPaths.ENVIRONMENTS + name, "Environment '%s'".formatted(name), environment.label());
        }
    }

    private void addAll(String name, EnvironmentSection environment) {
        String in = " in environment '%s'".formatted(name);
        environment.overrides().forEach((kind, override) -> {
            String what = kind.key();
            override.config()
                    .forEach((key, value) -> settings.add(
                            SettingPaths.environmentConfig(name, kind, key),
                            "Setting '%s' of the %s".formatted(key, what) + in,
                            value,
                            new Overridable()));
            override.connectionSecretRef()
                    .ifPresent(secret -> settings.add(
                            SettingPaths.environmentPluginSecret(name, kind),
                            "The connection_secret_ref of the %s".formatted(what) + in,
                            secret.map(Text::new),
                            new Fixed()));
        });
        environment.layers().forEach((layer, override) -> {
            String of = " of layer '%s'".formatted(layer) + in;
            override.value()
                    .namespace()
                    .ifPresent(it -> settings.add(
                            SettingPaths.environmentLayer(name, layer, "namespace"),
                            "The namespace" + of,
                            it.map(Text::new),
                            new Overridable()));
            override.value()
                    .location()
                    .ifPresent(it -> settings.add(
                            SettingPaths.environmentLayer(name, layer, "location"),
                            "The location" + of,
                            it.map(Text::new),
                            new Overridable()));
        });
        environment
                .connectionSecretRefs()
                .forEach((compute, secret) -> settings.add(
                        SettingPaths.environmentSecret(name, compute),
                        "The connection_secret_ref of compute '%s'".formatted(compute) + in,
                        secret.map(Text::new),
                        new Fixed()));
        environment
                .workloadSize()
                .ifPresent(size -> settings.add(
                        SettingPaths.environmentSize(name),
                        "The workload_size" + in,
                        size.map(SettingList::text),
                        new Overridable()));
    }
}
