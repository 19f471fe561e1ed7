package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.compute.SettingType;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** How a compute presents itself: to the host, in a manifest, in {@code floe plugins}. */
public abstract class AbstractComputeIdentityContract implements ComputeContract {
    /** The official expression of semver.org for version 2.0.0. */
    private static final String SEMANTIC_VERSION = "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
            + "(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
            + "(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?";

    @Test
    void isFoundByServiceLoaderExactlyOnce() {
        Class<?> entry = plugin().getClass();
        assertThat(ServiceLoader.load(FloePlugin.class, entry.getClassLoader()).stream()
                        .filter(provider -> provider.type().equals(entry)))
                .as("providers of %s", entry.getName())
                .hasSize(1);
    }

    @Test
    void wasBuiltForThisPluginApi() {
        assertThat(plugin().apiVersion()).isEqualTo(FloePlugin.API_VERSION);
    }

    @Test
    void hasNameThatManifestsCanHold() {
        assertThat(compute().name()).matches("[a-z0-9_-]+");
    }

    @Test
    void hasSemanticVersion() {
        assertThat(compute().version()).matches(SEMANTIC_VERSION);
    }

    @Test
    void saysWhoOperatesTheEngine() {
        assertThat(compute().hosting()).isNotNull();
    }

    @Test
    void givesTheSameIdentityWheneverAsked() {
        ComputePlugin compute = compute();
        ComputePlugin other = compute();
        assertThat(other.name()).isEqualTo(compute.name());
        assertThat(other.version()).isEqualTo(compute.version());
        assertThat(other.hosting()).isEqualTo(compute.hosting());
        assertThat(other.settings()).isEqualTo(compute.settings()).isEqualTo(compute.settings());
    }

    @Test
    void namesEachSettingOnceInSnakeCase() {
        assertThat(compute().settings())
                .extracting(ComputeSetting::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
    }

    @Test
    void describesEachSettingInOneSentenceWithoutFullStop() {
        assertThat(compute().settings())
                .extracting(ComputeSetting::description)
                .doesNotHaveDuplicates()
                .allSatisfy(description ->
                        assertThat(description).isNotBlank().doesNotEndWith(".").doesNotContain("\n"));
    }

    @Test
    void offersChoicesOnlyForTextAndEachOnce() {
        assertThat(compute().settings())
                .filteredOn(setting -> !setting.choices().isEmpty())
                .allSatisfy(setting -> {
                    assertThat(setting.type()).isEqualTo(SettingType.TEXT);
                    assertThat(setting.choices()).doesNotHaveDuplicates().hasSizeGreaterThan(1);
                });
    }

    @Test
    void takesNoCredentialAsSetting() {
        assertThat(compute().settings())
                .extracting(ComputeSetting::name)
                .noneMatch(CredentialRule::looksLikeCredential);
    }
}
