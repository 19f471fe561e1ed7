import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Puts DuckDB's native library for this machine beside the driver's jar, and takes the libraries out of the jar: the driver
 * then opens the one that lies there, where it would unpack 70 MB at every start. The other machines' libraries go too, as
 * what is assembled here runs here. Where the jar has none for this machine it stays as it is.
 *
 * <p>Usage: {@code java UnpackDuckDb.java <plugin/duckdb>}
 */
public final class UnpackDuckDb {
    private static final String PREFIX = "libduckdb_java.so_";

    private UnpackDuckDb() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Path jar = directory.resolve("duckdb_jdbc.jar");
        String library = PREFIX + system() + "_" + processor();
        Path stripped = directory.resolve("duckdb_jdbc.jar.part");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry found = zip.getEntry(library);
            if (found == null) {
                return;
            }
            try (InputStream in = zip.getInputStream(found)) {
                Files.copy(in, directory.resolve(library), StandardCopyOption.REPLACE_EXISTING);
            }
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(stripped))) {
                copyClasses(zip, out);
            }
        }
        Files.move(stripped, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copyClasses(ZipFile zip, ZipOutputStream out) throws IOException {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!entry.getName().startsWith(PREFIX)) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = zip.getInputStream(entry)) {
                    in.transferTo((OutputStream) out);
                }
            }
        }
    }

    /** As the driver names it. */
    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") || name.equals("arm64") ? "arm64" : "amd64";
    }
}
