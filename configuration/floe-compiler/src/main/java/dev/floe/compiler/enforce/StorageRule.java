package dev.floe.compiler.enforce;

import dev.floe.compiler.document.PluginKind;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.storage.StagingSettings;
import dev.floe.spi.storage.StoragePlugin;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The storage is one that floe or an installed plugin opens, and its configuration holds only settings that it takes. */
final class StorageRule implements Rule {
    private static final String LOCAL = "local";

    private final Map<String, StoragePlugin> storages;

    StorageRule(Map<String, StoragePlugin> storages) {
        this.storages = storages;
    }

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public String description() {
        return "The storage and each location have an installed plugin, which takes the configuration";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        int checked = 0;
        for (ChosenPlugins.Chosen chosen : ChosenPlugins.of(product, PluginKind.STORAGE)) {
            chosen.name().ifPresent(name -> checkKnown(name, problems));
            chosen.configured().flatMap(this::settings).ifPresent(check -> chosen.config()
                    .forEach((key, value) -> check.check(key, value, problems)));
            checked += 1 + chosen.config().size();
        }
        for (LoadedManifest manifest : product.valid().loaded().platform().chain()) {
            List<Located<String>> locations = locations(manifest);
            locations.forEach(location -> checkOpened(location, problems));
            checked += locations.size();
        }
        return checked;
    }

    /** Where the manifest wants the tables of layers. */
    private static List<Located<String>> locations(LoadedManifest manifest) {
        Stream<Located<String>> ofLayers = manifest.document().dataArchitecture().stream()
                .flatMap(architecture -> architecture.layers().values().stream())
                .flatMap(layer -> layer.value().location().stream());
        Stream<Located<String>> ofEnvironments = manifest.document().environments().values().stream()
                .flatMap(environment -> environment.value().layers().values().stream())
                .flatMap(layer -> layer.value().location().stream());
        return Stream.concat(ofLayers, ofEnvironments).toList();
    }

    private void checkOpened(Located<String> location, ProblemCollector problems) {
        int end = location.value().indexOf("://");
        Collection<String> schemes = new TreeSet<>(List.of("file"));
        storages.values().forEach(storage -> schemes.addAll(storage.schemes()));
        if (end >= 0 && !schemes.contains(location.value().substring(0, end))) {
            problems.add(Problem.error(
                            CompilerError.UNKNOWN_STORAGE,
                            location.place(),
                            "No installed plugin opens locations such as '%s'".formatted(location.value()))
                    .withHelp("name a directory, or a location that begins with "
                            + String.join(
                                    ", ",
                                    schemes.stream()
                                            .map(scheme -> scheme + "://")
                                            .toList())));
        }
    }

    private void checkKnown(Located<String> name, ProblemCollector problems) {
        Collection<String> known = new TreeSet<>(storages.keySet());
        known.add(LOCAL);
        if (!known.contains(name.value())) {
            problems.add(Problem.error(
                            CompilerError.UNKNOWN_STORAGE,
                            name.place(),
                            "Storage '%s' is known to no installed plugin".formatted(name.value()))
                    .withHelp(NearestName.of(name.value(), known)
                            .map("did you mean '%s'?"::formatted)
                            .orElse("installed are %s".formatted(String.join(", ", known)))));
        }
    }

    private Optional<SettingsCheck> settings(String name) {
        if (name.equals(LOCAL)) {
            return Optional.of(new SettingsCheck("storage", name, StagingSettings.OF_LOCAL));
        }
        return Optional.ofNullable(storages.get(name)).map(plugin -> {
            List<ComputeSetting> settings = Stream.concat(
                            plugin.settings().stream(), StagingSettings.OF_OBJECT_STORES.stream())
                    .toList();
            return new SettingsCheck("storage", name, settings);
        });
    }
}
