package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.install.GitProgram;
import dev.floe.dbt.install.HttpPackageWeb;
import dev.floe.dbt.install.InstallReport;
import dev.floe.dbt.install.InstallReport.Installed;
import dev.floe.dbt.install.PackageInstaller;
import dev.floe.dbt.install.PackageInstaller.Choice;
import dev.floe.dbt.install.PackageSources;
import dev.floe.dbt.packages.PackageFiles;
import dev.floe.dbt.project.PackageSettings;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe dbt deps}: installs the packages that a project names. */
final class DbtDeps {
    static final String NAME = "deps";
    private static final String LOCK = "--lock";
    private static final String UPGRADE = "--upgrade";
    private static final String HUB = "DBT_PACKAGE_HUB_URL";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private DbtDeps() {}

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.flag("deps: write package-lock.yml and install nothing", LOCK));
        specification.addOption(
                GlobalOption.flag("deps: choose the latest versions, whatever package-lock.yml says", UPGRADE));
    }

    static CommandResult run(Invocation invocation, Path project, DictValue vars) {
        Choice choice = invocation.options().isOn(UPGRADE) ? Choice.LATEST : Choice.LOCKED;
        boolean isLockAlone = invocation.options().isOn(LOCK);
        Channel talk = invocation.talk();
        PackageSettings settings = new PackageSettings(project, vars, invocation.environment());
        try (HttpPackageWeb web = new HttpPackageWeb(PAUSE)) {
            PackageInstaller installer = new PackageInstaller(
                    project,
                    settings,
                    new PackageSources(hub(invocation), web, new GitProgram(invocation.environment())),
                    installed -> talk.print(line(installed)));
            InstallReport report = isLockAlone ? installer.lock(choice) : installer.install(choice);
            return new CommandResult(
                    () -> text(report, isLockAlone ? "locked" : "installed"),
                    () -> new JsonObject()
                            .withEach("packages", report.packages(), installed -> new JsonObject()
                                    .with("name", installed.project())
                                    .with("source", installed.source())
                                    .with("version", installed.version().orElse(""))
                                    .with("newer", installed.newer().orElse(""))
                                    .value())
                            .with("lock", report.lock().name().toLowerCase(Locale.ROOT))
                            .value()
                            .values(),
                    ProblemSources.findings(report.warnings(), project));
        }
    }

    private static URI hub(Invocation invocation) {
        Optional<String> given =
                Optional.ofNullable(invocation.environment().get(HUB)).filter(text -> !text.isEmpty());
        try {
            return given.map(URI::create).orElse(PackageSources.HUB);
        } catch (IllegalArgumentException noAddress) {
            throw new FloeException(
                    Problem.error(
                                    CommandLineError.NOT_A_CHOICE,
                                    "Variable '" + HUB + "' is no address: '" + given.orElse("") + "'")
                            .withHelp("set it to an address such as '" + PackageSources.HUB + "', or leave it out"),
                    noAddress);
        }
    }

    private static String line(Installed installed) {
        String version =
                installed.version().map(known -> " in version " + known).orElse("");
        String newer =
                installed.newer().map(known -> " (latest: " + known + ")").orElse("");
        return installed.project() + " out of " + installed.source() + version + newer + "\n";
    }

    private static String text(InstallReport report, String done) {
        int count = report.packages().size();
        if (count == 0) {
            return "The project names no packages\n";
        }
        return count + (count == 1 ? " package " : " packages ") + done
                + (report.lock() == InstallReport.Lock.WRITTEN ? ", " + PackageFiles.LOCK + " written" : "") + "\n";
    }
}
