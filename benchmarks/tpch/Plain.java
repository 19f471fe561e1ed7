import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/**
 * Runs the queries of the product on the data files of its bronze tables, each as one {@code COPY} to Parquet, and prints the
 * milliseconds of each: {@code Plain PRODUCT OUTPUT THREADS MEMORY Q11_FRACTION}.
 */
final class Plain {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{ ref\\('(\\w+)'\\) }}");

    private Plain() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        Path product = Path.of(arguments[0]);
        Path output = Files.createDirectories(Path.of(arguments[1]));
        Properties properties = new Properties();
        properties.setProperty("threads", arguments[2]);
        properties.setProperty("memory_limit", arguments[3]);
        properties.setProperty("temp_directory", output.resolve("spill").toString());
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties)) {
            for (Path table : sorted(product.resolve(".floe/warehouse/bronze"))) {
                execute(connection, view(table));
            }
            for (Path model : sorted(product.resolve("models/gold"))) {
                String name = model.getFileName().toString().replace(".sql", "");
                String query = REFERENCE
                        .matcher(Files.readString(model))
                        .replaceAll("$1")
                        .replace("{{ var('q11_fraction') }}", arguments[4]);
                Path file = output.resolve(name + ".parquet");
                long began = System.nanoTime();
                execute(connection, "copy (" + query + ") to " + literal(file) + " (format parquet, compression zstd)");
                System.out.println(name + " " + (System.nanoTime() - began) / 1e6);
            }
        }
    }

    private static String view(Path table) throws IOException {
        try (Stream<Path> files = Files.walk(table.resolve("data"))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .map(Plain::literal)
                    .collect(Collectors.joining(
                            ", ", "create view " + table.getFileName() + " as select * from read_parquet([", "])"));
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static String literal(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
