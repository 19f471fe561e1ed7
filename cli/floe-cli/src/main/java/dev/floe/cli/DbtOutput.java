package dev.floe.cli;

import java.util.List;

/** The commands of dbt to which {@code --output} means something of their own. */
final class DbtOutput {
    private static final List<String> OWN = List.of(DbtCommand.LIST, DbtShow.NAME);

    private DbtOutput() {}

    static boolean isOwn(OptionValues options) {
        return options.command().equals(CommandName.DBT.word())
                && !options.parameters().isEmpty()
                && OWN.contains(options.parameters().getFirst());
    }
}
