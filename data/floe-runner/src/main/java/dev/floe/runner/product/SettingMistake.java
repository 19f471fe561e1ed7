package dev.floe.runner.product;

import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;

/** A setting of a model that makes no sense; who knows the model says where. */
final class SettingMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String help;

    SettingMistake(String message, String help) {
        super(message);
        this.help = help;
    }

    /** The error of the model that has the setting. */
    FloeException of(ManifestNode node) {
        return new FloeException(
                Problem.error(
                                RunnerError.TABLE_SETTING,
                                Place.startOf(node.path()),
                                "'%s': %s".formatted(node.name(), getMessage()))
                        .withHelp(help),
                this);
    }
}
