package dev.floe.dbt.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.dbt.install.InstallReport.Installed;
import dev.floe.dbt.install.InstallReport.Lock;
import dev.floe.dbt.install.PackageInstaller.Choice;
import dev.floe.dbt.install.Server.Version;
import dev.floe.dbt.project.PackageSettings;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs packages out of a hub in this process. */
final class TestPackageInstaller {
    private static final String NAMED = """
            packages:
              - package: acme/tools
                version: [">=1.0.0", "<2.0.0"]
              - local: ../shared
            """;

    @TempDir
    private Path directory;

    private Path project;
    private Server hub;

    @BeforeEach
    void writeAProject() throws IOException {
        project = directory.resolve("shop");
        write("shop/dbt_project.yml", "name: shop\nmodels: {shop: {+schema: \"{{ target.name }}\"}}\n");
        write("shop/packages.yml", NAMED);
        write("shared/dbt_project.yml", "name: shared\n");
        write("shared/packages.yml", """
                packages:
                  - package: acme/base
                    version: [">=0.1.0", "<0.3.0"]
                  - local: ../inner
                """);
        write("inner/dbt_project.yml", "name: inner\n");
        hub = new Server();
        hub.publish(
                "tools",
                Version.of("1.0.0"),
                new Version("1.1.0", "\"packages\": [{\"package\": \"acme/base\", \"version\": \">=0.2.0\"}]"),
                Version.of("1.2.0-b1"),
                Version.of("2.0.0"),
                new Version("1.5.0", "\"packages\": [], \"require_dbt_version\": [\">=99.0.0\"]"));
        hub.publish(
                "base",
                Stream.of("0.1.0", "0.10.0", "0.2.0", "0.2.5", "0.3.0", "1.0.0")
                        .map(Version::of)
                        .toArray(Version[]::new));
    }

    @AfterEach
    void stopTheHub() {
        hub.close();
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent(), "a file has no folder"));
        Files.writeString(path, content);
    }

    private PackageInstaller installer(HttpPackageWeb web) {
        PackageRepositories none = (address, revision, folder) -> {
            throw new IOException("there is no git here");
        };
        return new PackageInstaller(
                project,
                new PackageSettings(project, DictValue.empty(), Map.of()),
                new PackageSources(hub.address(), web, none),
                installed -> {});
    }

    private InstallReport install(Choice choice) {
        try (HttpPackageWeb web = new HttpPackageWeb(Duration.ZERO)) {
            return installer(web).install(choice);
        }
    }

    private static String golden() throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                TestPackageInstaller.class.getResourceAsStream("package-lock.yml"), "package-lock.yml is missing")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void assertRefused(ThrowingCallable call, String problem, String help) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FloeException.class, failure -> {
            Problem first = failure.problems().getFirst();
            assertThat(first.code().id() + " " + first.place().orElseThrow() + " " + first.message())
                    .isEqualTo(problem);
            assertThat(first.help()).contains(help);
        });
        assertThat(project.toFile().list()).noneMatch(name -> name.startsWith(".floe-deps-"));
    }

    @Test
    void installsWhatDbtInstallsAndWritesItsLock() throws IOException {
        InstallReport report = install(Choice.LOCKED);
        assertThat(report.packages())
                .containsExactly(
                        new Installed("tools", "acme/tools", Optional.of("1.1.0"), Optional.of("2.0.0")),
                        new Installed("shared", "../shared", Optional.empty(), Optional.empty()),
                        new Installed("base", "acme/base", Optional.of("0.2.5"), Optional.of("1.0.0")),
                        new Installed("inner", "../inner", Optional.empty(), Optional.empty()));
        assertThat(report.lock()).isEqualTo(Lock.WRITTEN);
        assertThat(project.resolve("package-lock.yml")).hasContent(golden());
        assertThat(project.resolve("dbt_packages/tools/macros/one.sql")).exists();
        assertThat(project.resolve("dbt_packages/shared").toRealPath())
                .isEqualTo(directory.resolve("shared").toRealPath());
        assertThat(project.toFile().list())
                .containsExactlyInAnyOrder("dbt_project.yml", "packages.yml", "package-lock.yml", "dbt_packages");
    }

    @Test
    void followsTheLockOfDbtUntilItIsToldNotTo() throws IOException {
        write("shop/package-lock.yml", golden().replace("1.1.0", "1.0.0"));
        InstallReport kept = install(Choice.LOCKED);
        assertThat(kept.lock()).isEqualTo(Lock.KEPT);
        assertThat(kept.packages().getFirst().version()).contains("1.0.0");
        assertThat(install(Choice.LATEST).packages().getFirst().version()).contains("1.1.0");
        assertThat(project.resolve("package-lock.yml")).hasContent(golden());
    }

    @Test
    void leavesALockOfOtherPackages() throws IOException {
        write("shop/package-lock.yml", golden().replace("1.1.0", "1.0.0").replace("sha1_hash: f", "sha1_hash: 0"));
        assertThat(install(Choice.LOCKED).packages().getFirst().version()).contains("1.1.0");
    }

    @Test
    void locksWithoutInstalling() throws IOException {
        try (HttpPackageWeb web = new HttpPackageWeb(Duration.ZERO)) {
            assertThat(installer(web).lock(Choice.LOCKED).packages()).hasSize(4);
        }
        assertThat(project.resolve("package-lock.yml")).hasContent(golden());
        assertThat(project.resolve("dbt_packages")).doesNotExist();
        assertThat(hub.requests()).containsExactly("/api/v1/acme/tools.json", "/api/v1/acme/base.json");
    }

    @Test
    void losesNothingWhereADownloadFails() throws IOException {
        write("shop/dbt_packages/own/note.txt", "mine");
        write("shop/package-lock.yml", "packages: []\nsha1_hash: old\n");
        hub.remove("/base-0.2.5.tar.gz");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B125 packages.yml:2:5 Package 'acme/base' cannot be downloaded from '" + hub.address()
                        + "/base-0.2.5.tar.gz': the server has no such file",
                "look at the connection and at the address");
        assertThat(project.resolve("dbt_packages/own/note.txt")).hasContent("mine");
        assertThat(project.resolve("package-lock.yml")).hasContent("packages: []\nsha1_hash: old\n");
    }

    @Test
    void replacesWhatWasInstalledAndLeavesLinkedFoldersAlone() throws IOException {
        install(Choice.LOCKED);
        write("shop/packages.yml", "packages: [{package: acme/tools, version: 1.0.0}]\n");
        install(Choice.LOCKED);
        assertThat(project.resolve("dbt_packages").toFile().list()).containsExactly("tools");
        assertThat(directory.resolve("shared/dbt_project.yml")).exists();
    }

    @Test
    void asksAServerAgainThatFails() {
        hub.fail(4);
        assertThat(install(Choice.LOCKED).packages()).hasSize(4);
        assertThat(hub.requests().subList(0, 5)).containsOnly("/api/v1/acme/tools.json");
        hub.fail(5);
        assertRefused(
                () -> install(Choice.LATEST),
                "FLOE-B125 packages.yml:2:5 Hub '" + hub.address()
                        + "' does not tell of package 'acme/tools': the server answered with status 503",
                "look at the connection, or set DBT_PACKAGE_HUB_URL to another hub");
    }

    @Test
    void takesVersionsBeforeAReleaseWhereTheyAreWanted() throws IOException {
        write(
                "shop/packages.yml",
                "packages: [{package: acme/tools, version: ['>=1.0.0', <2.0.0], install_prerelease: true}]\n");
        assertThat(install(Choice.LOCKED).packages().getFirst().version()).contains("1.2.0-b1");
        write("shop/packages.yml", "packages: [{package: acme/tools, version: 1.2.0-b1}]\n");
        assertThat(install(Choice.LOCKED).packages().getFirst().version()).contains("1.2.0-b1");
    }

    @Test
    void namesVersionsThatDoNotGoTogether() throws IOException {
        write("shop/packages.yml", NAMED + "  - package: acme/base\n    version: '>=0.3.0'\n");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B122 packages.yml:5:5 Versions of package 'acme/base' contradict each other: >=0.3.0, >=0.2.0,"
                        + " >=0.1.0, <0.3.0",
                "change the versions, or those of the packages that want it");
        write("shop/packages.yml", "packages: [{package: acme/tools, version: 1.5.0}]\n");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B122 packages.yml:1:12 Package 'acme/tools' has no version in =1.5.0",
                "choose one of: 2.0.0, 1.1.0, 1.0.0");
        write("shop/packages.yml", "packages: [{package: acme/nothing, version: 1.0.0}]\n");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B122 packages.yml:1:12 Hub '" + hub.address() + "' has no package 'acme/nothing'",
                "look for its name at the hub");
        write("shop/packages.yml", "packages: [{package: acme/tools, version: '1.0'}]\n");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B122 packages.yml:1:12 Package 'acme/tools' wants '1.0', which is no version of three numbers",
                "write it as '1.2.3' or '>=1.2.3', and several of them as a list");
    }

    @Test
    void installsArchivesUnderTheNameThatTheProjectGivesThem() throws IOException {
        String address = hub.put("/any.tgz", Archive.of("tools"));
        write("shop/packages.yml", "packages: [{tarball: '" + address + "', name: my_tools}]\n");
        install(Choice.LOCKED);
        assertThat(project.resolve("dbt_packages/my_tools/dbt_project.yml")).hasContent("name: tools\n");
        assertThat(Files.readString(project.resolve("package-lock.yml")))
                .startsWith("packages:\n  - name: my_tools\n    tarball: " + address + "\nsha1_hash: ");
    }

    @Test
    void refusesWhatIsNoPackage() throws IOException {
        String address =
                hub.put("/evil.tgz", new Archive().file("../evil.sql", "x").close());
        write("shop/packages.yml", "packages: [{tarball: '" + address + "', name: evil}]\n");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B124 packages.yml:1:12 Archive of package 'evil' cannot be unpacked: '../evil.sql' leads out of"
                        + " its folder",
                "name an archive (.tar.gz) of one folder, which is a dbt project");
        String good = hub.put("/good.tgz", Archive.of("good"));
        write("shop/packages.yml", "packages: [{tarball: '" + good + "', name: ../../evil}]\n");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B124 packages.yml:1:12 Package '../../evil' calls its project '../../evil', which cannot be a"
                        + " folder's name",
                "use letters, digits and underscores");
        write("shop/packages.yml", "packages: [{local: ../nowhere}]\n");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B124 packages.yml:1:12 Package '../nowhere' cannot be used: There is no dbt_project.yml",
                "name the folder of a dbt project that dbt can read");
    }

    @Test
    void refusesTwoProjectsOfOneName() throws IOException {
        write("twin/dbt_project.yml", "name: shared\n");
        write("shop/packages.yml", "packages:\n  - local: ../shared\n  - local: ../twin\n");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B123 packages.yml:3:5 Packages '../shared' and '../twin' hold one project, 'shared'",
                "leave one of them out");
        write("twin/dbt_project.yml", "name: shop\n");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B123 packages.yml:3:5 Package '../twin' has the name of this project, 'shop'",
                "rename the project in dbt_project.yml, or leave the package out");
    }

    @Test
    void installsPackagesThatNameEachOther() throws IOException {
        write("shop/packages.yml", "packages: [{local: ../shared}]\n");
        write("shared/packages.yml", "packages: [{local: ../inner}]\n");
        write("inner/packages.yml", "packages: [{local: ../shared}]\n");
        assertThat(install(Choice.LOCKED).packages()).map(Installed::project).containsExactly("shared", "inner");
    }

    @Test
    void deletesNoFolderThatTheProjectIsIn() throws IOException {
        write("shop/dbt_project.yml", "name: shop\npackages-install-path: ..\n");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B126 dbt_project.yml:1:1 Packages cannot be installed in '..', as the project is in it",
                "name a folder of its own as 'packages-install-path', such as dbt_packages");
        assertThat(project.resolve("packages.yml")).exists();
    }

    @Test
    void refusesPackagesOfDbtsCloud() throws IOException {
        write("shop/packages.yml", "packages: [{private: acme/tools}]\n");
        assertRefused(
                () -> install(Choice.LOCKED),
                "FLOE-B121 packages.yml:1:12 Private package 'acme/tools' cannot be installed here",
                "name its repository with 'git:'");
    }
}
