package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The target of a compute in dbt's {@code profiles.yml}: complete, without secrets, the same on every machine. */
public abstract class AbstractComputeProfileContract implements ComputeContract {
    @Test
    void alwaysHasTypeAndThreads() {
        assertThat(samples())
                .allSatisfy(configuration ->
                        assertThat(compute().dbtTarget(configuration).entries()).containsKeys("type", "threads"));
    }

    @Test
    void runsFourThreadsUnlessTold() {
        assertThat(compute().dbtTarget(SampleSettings.none(compute())).entries())
                .containsEntry("threads", PropertyValue.of(4));
    }

    @Test
    void readsEveryCredentialFromTheEnvironment() {
        assertThat(samples()).allSatisfy(configuration -> assertThat(
                        compute().dbtTarget(configuration).entries())
                .allSatisfy((key, value) -> assertThat(
                                !CredentialRule.looksLikeCredential(key) || CredentialRule.isReference(value))
                        .as("%s: %s is a pure env_var() expression", key, value)
                        .isTrue()));
    }

    @Test
    void leavesTheSecretsNameToTheCluster() {
        ComputeConfiguration plain = SampleSettings.all(compute());
        ComputeConfiguration secured =
                new ComputeConfiguration(plain.name(), Optional.of("canary-secret-reference"), plain.properties());
        assertThat(compute().dbtTarget(secured)).isEqualTo(compute().dbtTarget(plain));
    }

    @Test
    void carriesEverySettingIntoTheTarget() {
        DbtTarget plain = compute().dbtTarget(SampleSettings.none(compute()));
        assertThat(compute().settings()).allSatisfy(setting -> assertThat(targets(setting))
                .as("targets with only '%s' set", setting.name())
                .anyMatch(target -> !target.equals(plain)));
    }

    @Test
    void tellsEveryChoiceApart() {
        assertThat(compute().settings())
                .filteredOn(setting -> !setting.choices().isEmpty())
                .allSatisfy(setting -> assertThat(targets(setting)).doesNotHaveDuplicates());
    }

    @Test
    void doesNotDependOnTheOrderOfTheManifest() {
        ComputeConfiguration forward = SampleSettings.all(compute());
        Map<String, PropertyValue> backward = new LinkedHashMap<>();
        List.copyOf(forward.properties().entrySet())
                .reversed()
                .forEach(entry -> backward.put(entry.getKey(), entry.getValue()));
        ComputeConfiguration reversed =
                new ComputeConfiguration(forward.name(), forward.connectionSecretRef(), backward);
        assertThat(TargetText.of(compute().dbtTarget(reversed)))
                .isEqualTo(TargetText.of(compute().dbtTarget(forward)));
    }

    @Test
    void givesTheSameTargetInTheSameOrderWheneverAsked() {
        List<String> first = targetTexts();
        assertThat(targetTexts()).isEqualTo(first);
    }

    @Test
    void givesTheSameTargetUnderAnotherLocaleAndTimeZone() {
        List<String> here = targetTexts();
        Locale locale = Locale.getDefault();
        TimeZone timeZone = TimeZone.getDefault();
        try {
            // Turkish lower-cases I to a dotless letter; Arabic writes other digits.
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertThat(targetTexts()).as(tag).isEqualTo(here);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(timeZone);
        }
    }

    @Test
    void servesEightThreadsAtOnce() throws Exception {
        ComputePlugin shared = compute();
        List<String> expected = targetTexts();
        Callable<List<String>> ask = () -> texts(shared);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int round = 0; round < 64; round++) {
                answers.add(threads.submit(ask));
            }
            for (Future<List<String>> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }

    private List<DbtTarget> targets(ComputeSetting setting) {
        return SampleSettings.of(setting).stream()
                .map(value -> compute().dbtTarget(SampleSettings.only(compute(), setting, value)))
                .toList();
    }

    /** Nothing set, everything set, and each sample of each setting alone. */
    private List<ComputeConfiguration> samples() {
        List<ComputeConfiguration> samples = new ArrayList<>();
        samples.add(SampleSettings.none(compute()));
        samples.add(SampleSettings.all(compute()));
        for (ComputeSetting setting : compute().settings()) {
            SampleSettings.of(setting).forEach(value -> samples.add(SampleSettings.only(compute(), setting, value)));
        }
        return samples;
    }

    private List<String> targetTexts() {
        return texts(compute());
    }

    private List<String> texts(ComputePlugin asked) {
        return samples().stream()
                .map(configuration -> TargetText.of(asked.dbtTarget(configuration)))
                .toList();
    }
}
