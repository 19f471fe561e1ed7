package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.project.DbtVersion;
import dev.floe.dbt.project.Profile;
import dev.floe.dbt.project.ProjectDiagnosis;
import dev.floe.dbt.project.ProjectLoader;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code floe dbt debug}: says what floe has found of project and profile, and whether the target's database answers. It is
 * asked when something is wrong, so it goes on where other commands give up, and never reads models.
 */
final class DbtDebug {
    static final String NAME = "debug";
    private static final String CONNECTION = "--connection";
    private static final List<String> SECRET = List.of("pass", "token", "secret", "key");

    private final Invocation invocation;
    private final ProjectRequest request;
    private final StringBuilder text = new StringBuilder();

    DbtDebug(Invocation invocation, ProjectRequest request) {
        this.invocation = invocation;
        this.request = request;
    }

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.flag("debug: say nothing but whether the database answers", CONNECTION));
    }

    CommandResult run() {
        ProjectDiagnosis found = ProjectLoader.diagnose(TemplateEngine.dbt(), request);
        line("dbt version: " + DbtVersion.TEXT + " (read by floe)");
        line("Using profiles dir at " + request.profilesDirectory());
        line("Using project dir at " + request.projectDirectory());
        found.profile().ifPresent(profile -> line("adapter type: " + profile.type()));
        if (!invocation.options().isOn(CONNECTION)) {
            line("Configuration:");
            line("  profiles.yml file [" + state(found.ofProfile()) + "]");
            line("  dbt_project.yml file [" + state(found.ofProject()) + "]");
        }
        List<Problem> ofConnection = found.profile().map(this::connect).orElseGet(() -> {
            line("Connection test skipped, since there is no target");
            return List.of();
        });
        long failed = Stream.of(found.ofProfile(), found.ofProject(), ofConnection)
                .filter(problems -> problems.stream().anyMatch(Problem::isError))
                .count();
        text.append('\n');
        line(failed == 0 ? "All checks passed!" : failed == 1 ? "1 check failed" : failed + " checks failed");
        List<Problem> problems = new ArrayList<>(found.ofProfile());
        problems.addAll(found.ofProject());
        problems.addAll(ofConnection);
        boolean isConnected = found.profile().isPresent() && ofConnection.isEmpty();
        return new CommandResult(
                text::toString,
                () -> new JsonObject()
                        .withOptional("profile", found.profile().map(Profile::name))
                        .withOptional("target", found.profile().map(Profile::target))
                        .with("connection", isConnected ? "ok" : "error")
                        .value()
                        .values(),
                ProblemSources.findings(problems, request.projectDirectory()),
                failed == 0 ? OptionalInt.empty() : OptionalInt.of(1));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String state(List<Problem> problems) {
        return problems.stream().anyMatch(Problem::isError) ? "ERROR" : "OK found and valid";
    }

    /** Says what is connected to, and gives what is wrong with that. */
    private List<Problem> connect(Profile profile) {
        line("Connection:");
        line("  database: " + profile.database());
        line("  schema: " + profile.schema());
        profile.credentials().entries().forEach((key, value) -> {
            String name = key.toText();
            if (!name.equals("database")
                    && !name.equals("schema")
                    && SECRET.stream().noneMatch(name::contains)) {
                line("  " + name + ": " + value.toText());
            }
        });
        List<Problem> refused = refusals(profile);
        line("  Connection test: [" + (refused.isEmpty() ? "OK connection ok" : "ERROR") + "]");
        return refused;
    }

    private List<Problem> refusals(Profile profile) {
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), new ProblemCollector());
                ComputeEngine engine = DbtEngine.open(
                        host,
                        profile,
                        request.projectDirectory(),
                        request.projectDirectory().resolve("target/spill"));
                ComputeSession session = engine.openSession()) {
            session.execute("select 1 as id");
            return List.of();
        } catch (FloeException refusal) {
            return refusal.problems();
        } catch (SessionException refusal) {
            return List.of(Problem.error(CommandLineError.ENGINE_NOT_OPENED, String.valueOf(refusal.getMessage())));
        }
    }
}
