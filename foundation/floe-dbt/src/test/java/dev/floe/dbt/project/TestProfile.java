package dev.floe.dbt.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.problem.FloeException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestProfile {
    @TempDir
    private Path directory;

    @Test
    void rendersTheChosenTargetAlone() {
        Profile dev = folder().load().profile();
        assertThat(dev.target()).isEqualTo("dev");
        assertThat(dev.threads()).isEqualTo(4);
        assertThat(dev.database()).isEqualTo("shop");
        Profile prod = folder().withEnvironment(Map.of("SHOP_TARGET", "prod", "SHOP_PATH", "/data/sales.duckdb"))
                .load()
                .profile();
        assertThat(prod.database()).isEqualTo("sales");
        assertThat(prod.threads()).isEqualTo(1);
        assertThatThrownBy(() -> folder().load(Optional.empty(), Optional.of("prod")))
                .hasMessage(
                        "FLOE-B202: Env var required but not provided: 'SHOP_PATH', in '{{ env_var('SHOP_PATH') }}'");
    }

    @Test
    void takesDefaultWhereNothingNamesATarget() {
        assertThat(profile("shop: {outputs: {default: {type: duckdb}}}").target())
                .isEqualTo("default");
    }

    @Test
    void readsSecretsOfTheEnvironment() {
        assertThat(folder().with("profiles.yml", """
                                shop:
                                  outputs:
                                    default: {type: postgres, password: "{{ env_var('DBT_ENV_SECRET_PASSWORD') }}"}
                                """)
                        .withEnvironment(Map.of("DBT_ENV_SECRET_PASSWORD", "hush"))
                        .load()
                        .profile()
                        .credentials()
                        .find("password")
                        .orElseThrow())
                .hasToString("'hush'");
    }

    @Test
    void leavesAPasswordThatIsNoTemplate() {
        assertThat(profile("shop: {outputs: {default: {type: postgres, password: 'a{{b'}}}")
                        .credentials()
                        .find("password")
                        .orElseThrow())
                .hasToString("'a{{b'");
    }

    @Test
    void namesTheNearestProfileAndTarget() {
        assertRefused(
                () -> folder().load(Optional.of("shopp"), Optional.empty()),
                "profiles.yml:1:1 There is no profile 'shopp' (did you mean 'shop'?)");
        assertRefused(
                () -> folder().load(Optional.empty(), Optional.of("production")),
                "profiles.yml:3:3 There is no target 'production' (did you mean 'prod'?)");
        assertRefused(
                () -> folder().load(Optional.empty(), Optional.of("elsewhere")),
                "profiles.yml:3:3 There is no target 'elsewhere' (there is: dev, prod)");
    }

    @Test
    void saysWhatAProfileLacks() {
        assertRefused("shop:\n", "profiles.yml:1:6 The profile 'shop' is not a mapping (add 'outputs:')");
        assertRefused("shop: {target: a}", "profiles.yml:1:1 Profile 'shop' has no targets (add 'outputs:')");
        assertRefused(
                "shop: {outputs: {default: x}}",
                "profiles.yml:1:27 The target 'default' is not a mapping (write what it connects to below it)");
        assertRefused(
                "shop: {outputs: {default: {path: x}}}",
                "profiles.yml:1:18 Target 'default' of profile 'shop' has no type (add 'type: duckdb')");
        assertRefused(
                "shop: {outputs: {default: {type: duckdb, threads: 'four'}}}",
                "profiles.yml:1:51 Number of threads 'four' is no integer above zero (write a number, or end the template"
                        + " with '| as_number')");
        assertRefused("- shop", "profiles.yml:1:1 profiles.yml is not a mapping (start it with the name of a profile)");
    }

    @Test
    void isFoundWhereDbtLooks() {
        Map<String, String> home = Map.of("HOME", "/home/ada");
        Path working = Path.of("/srv");
        assertThat(ProfilesDirectory.find(Optional.of("here"), directory, working, home))
                .isEqualTo(Path.of("/srv/here"));
        assertThat(ProfilesDirectory.find(
                        Optional.empty(),
                        directory,
                        working,
                        Map.of("DBT_PROFILES_DIR", "/etc/dbt", "HOME", "/home/ada")))
                .isEqualTo(Path.of("/etc/dbt"));
        assertThat(ProfilesDirectory.find(Optional.empty(), directory, working, home))
                .isEqualTo(Path.of("/home/ada/.dbt"));
        folder();
        assertThat(ProfilesDirectory.find(Optional.empty(), directory, working, home))
                .isEqualTo(directory);
    }

    private ProjectFolder folder() {
        return ProjectFolder.in(directory).withProject("");
    }

    private Profile profile(String profiles) {
        return folder().with("profiles.yml", profiles).load().profile();
    }

    private void assertRefused(String profiles, String problem) {
        assertRefused(() -> profile(profiles), problem);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable loading, String problem) {
        assertThatThrownBy(loading)
                .isInstanceOfSatisfying(FloeException.class, failure -> assertThat(failure.problems())
                        .map(found -> found.place().orElseThrow() + " " + found.message() + " ("
                                + found.help().orElse("") + ")")
                        .containsExactly(problem));
    }
}
