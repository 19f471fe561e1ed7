package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.value.PropertyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suites find the mistakes that they are for. */
final class TestContractSuites {
    private final Identity identity = new Identity();
    private final Profile profile = new Profile();
    private final Resources resources = new Resources();

    @Test
    void identityFindsEachMistake() {
        assertFails(identity::isFoundByServiceLoaderExactlyOnce, "providers of dev.floe.testing.CarelessPlugin");
        assertFails(identity::wasBuiltForThisPluginApi, "expected: 1");
        assertFails(identity::hasNameThatManifestsCanHold, "Careless Engine");
        assertFails(identity::hasSemanticVersion, "1.");
        assertFails(identity::givesTheSameIdentityWheneverAsked, "1.");
        assertFails(identity::namesEachSettingOnceInSnakeCase, "poolSize");
        assertFails(identity::describesEachSettingInOneSentenceWithoutFullStop, "Token.");
        assertFails(identity::offersChoicesOnlyForTextAndEachOnce, "COUNT");
        assertFails(identity::takesNoCredentialAsSetting, "api_token");
    }

    @Test
    void profileFindsEachMistake() {
        assertFails(profile::alwaysHasTypeAndThreads, "threads");
        assertFails(profile::runsFourThreadsUnlessTold, "threads");
        assertFails(profile::readsEveryCredentialFromTheEnvironment, "tok-1234");
        assertFails(profile::leavesTheSecretsNameToTheCluster, "canary-secret-reference");
        assertFails(profile::doesNotDependOnTheOrderOfTheManifest, "api_token_is_set");
        assertFails(profile::givesTheSameTargetInTheSameOrderWheneverAsked, "answer");
        assertFails(profile::givesTheSameTargetUnderAnotherLocaleAndTimeZone, "tr_TR");
        assertFails(profile::servesEightThreadsAtOnce, "answer");
    }

    @Test
    void resourcesFindEachMistake() {
        assertFails(() -> resources.givesKubernetesQuantities(WorkloadSize.MEDIUM), "1.5 cores");
        assertFails(() -> resources.limitsToNoLessThanItRequests(WorkloadSize.SMALL), "greater than or equal to");
        assertFails(resources::requiresDbtAdaptersByValidRequirements, "careless-adapter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "private_key", "keyfile", "api_token", "user", "account", "sslkey"})
    void knowsCredentialsByTheirNames(String name) {
        assertThat(CredentialRule.looksLikeCredential(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "impersonate_service_account", "tcp_keepalive", "client_session_keep_alive"})
    void takesNothingElseForACredential(String name) {
        assertThat(CredentialRule.looksLikeCredential(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "{{ env_var('X') }} ",
                "{{ env_var('X', 'fallback-secret') }}",
                "x{{ env_var('X') }}",
                "{{ env_var(X) }}"
            })
    void takesOnlyAPureExpressionForAReference(String text) {
        assertThat(CredentialRule.isReference(PropertyValue.of(text))).isFalse();
    }

    @Test
    void takesTheExpressionOfThePluginApiForAReference() {
        assertThat(CredentialRule.isReference(DbtTarget.environmentVariable("SNOWFLAKE_USER")))
                .isTrue();
    }

    @Test
    void comparesQuantitiesOfDifferentUnits() {
        assertThat(KubernetesQuantity.value("500m")).isEqualByComparingTo("0.5");
        assertThat(KubernetesQuantity.value("2")).isEqualByComparingTo("2");
        assertThat(KubernetesQuantity.value("1Gi")).isEqualByComparingTo("1073741824");
        assertThat(KubernetesQuantity.value("1G")).isEqualByComparingTo("1000000000");
    }

    private static void assertFails(Check check, String fact) {
        Throwable thrown = catchThrowable(check::run);
        assertThat(thrown).isInstanceOf(AssertionError.class).hasMessageContaining(fact);
    }

    private interface Check {
        void run() throws Exception;
    }

    private static final class Identity extends AbstractComputeIdentityContract {
        private final FloePlugin careless = new CarelessPlugin();

        @Override
        public FloePlugin plugin() {
            return careless;
        }
    }

    private static final class Profile extends AbstractComputeProfileContract {
        private final FloePlugin careless = new CarelessPlugin();

        @Override
        public FloePlugin plugin() {
            return careless;
        }
    }

    private static final class Resources extends AbstractComputeResourcesContract {
        @Override
        public FloePlugin plugin() {
            return new CarelessPlugin();
        }
    }
}
