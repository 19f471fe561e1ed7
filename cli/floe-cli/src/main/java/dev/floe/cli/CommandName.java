package dev.floe.cli;

import dev.floe.compiler.document.DeclaredScope;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The commands, in the order of the help. A command's class loads only when it is asked for: that is most of the start. */
enum CommandName {
    CATALOG("Offer the embedded catalog to other programs"),
    COMPILE("Check a product against its platform and write what it compiles to"),
    DBT("Run a command of dbt on a dbt project"),
    DEMO("Run a product on real data, to see what floe does"),
    DOMAIN("Show a domain's policy and products, and what a change would break"),
    ENTERPRISE("Show an enterprise's policy and products, and what a change would break"),
    EXPLAIN("Explain an error code, or list all"),
    LINEAGE("Show which columns a column comes from, and which come from it"),
    MAINTAIN("Let snapshots expire and remove files that nothing refers to"),
    PLATFORM("Test the rules of a platform"),
    PLUGINS("List the plugins of this installation"),
    PRODUCT("Show what holds for a product, its ports and its data contracts"),
    RUN("Build and test the tables of a product, and publish them at once"),
    SCHEMA("Print the JSON Schema of a document, or list all"),
    SHOW("Show rows of published tables, now or then"),
    TABLES("List the published tables"),
    VERSION("Print the versions of floe and of Java");

    private final String summary;

    CommandName(String summary) {
        this.summary = summary;
    }

    /** As it is typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String summary() {
        return summary;
    }

    Command command() {
        return switch (this) {
            case CATALOG -> new CatalogCommand();
            case COMPILE -> new CompileCommand();
            case DBT -> new DbtCommand();
            case DEMO -> new DemoCommand();
            case DOMAIN -> new MeshCommand(DeclaredScope.DOMAIN);
            case ENTERPRISE -> new MeshCommand(DeclaredScope.ENTERPRISE);
            case EXPLAIN -> new ExplainCommand();
            case LINEAGE -> new LineageCommand();
            case MAINTAIN -> new MaintainCommand();
            case PLATFORM -> new PlatformCommand();
            case PLUGINS -> new PluginsCommand();
            case PRODUCT -> new ProductCommand();
            case RUN -> new RunCommand();
            case SCHEMA -> new SchemaCommand();
            case SHOW -> new ShowCommand();
            case TABLES -> new TablesCommand();
            case VERSION -> new VersionCommand();
        };
    }

    static List<String> words() {
        return Stream.of(values()).map(CommandName::word).toList();
    }
}
