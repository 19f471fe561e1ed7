package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.project.DbtVersion;
import dev.floe.dbt.project.Profile;
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

/** {@code floe dbt debug}: says what floe has found of project and profile, and whether the target's database answers. */
final class DbtDebug {
    static final String NAME = "debug";
    private static final List<String> SECRET = List.of("pass", "token", "secret", "key");

    private DbtDebug() {}

    static CommandResult run(DbtContext context) {
        Profile profile = context.profile();
        List<Problem> problems = new ArrayList<>(context.parsed().warnings());
        boolean isConnected = isConnected(context, problems);
        StringBuilder text = new StringBuilder();
        text.append("dbt version: ").append(DbtVersion.TEXT).append(" (read by floe)\n");
        text.append("adapter type: ").append(profile.type()).append('\n');
        text.append("Configuration:\n");
        text.append("  profiles.yml file [OK found and valid]\n");
        text.append("  dbt_project.yml file [OK found and valid]\n");
        text.append("Connection:\n");
        text.append("  database: ").append(profile.database()).append('\n');
        text.append("  schema: ").append(profile.schema()).append('\n');
        profile.credentials().entries().forEach((key, value) -> {
            String name = key.toText();
            if (!name.equals("database")
                    && !name.equals("schema")
                    && SECRET.stream().noneMatch(name::contains)) {
                text.append("  ")
                        .append(name)
                        .append(": ")
                        .append(value.toText())
                        .append('\n');
            }
        });
        text.append("  Connection test: [")
                .append(isConnected ? "OK connection ok" : "ERROR")
                .append("]\n\n");
        text.append(isConnected ? "All checks passed!\n" : "1 check failed\n");
        return new CommandResult(
                text::toString,
                () -> new JsonObject()
                        .with("profile", profile.name())
                        .with("target", profile.target())
                        .with("connection", isConnected ? "ok" : "error")
                        .value()
                        .values(),
                ProblemSources.findings(problems, context.project()),
                isConnected ? OptionalInt.empty() : OptionalInt.of(1));
    }

    private static boolean isConnected(DbtContext context, List<Problem> problems) {
        try (PluginHost host = PluginHost.load(context.invocation().pluginDirectories(), new ProblemCollector());
                ComputeEngine engine = context.openEngine(host);
                ComputeSession session = engine.openSession()) {
            session.execute("select 1 as id");
            return true;
        } catch (FloeException refusal) {
            problems.addAll(refusal.problems());
        } catch (SessionException refusal) {
            problems.add(Problem.error(CommandLineError.ENGINE_NOT_OPENED, String.valueOf(refusal.getMessage())));
        }
        return false;
    }
}
