package dev.floe.testing.storage;

import dev.floe.spi.storage.CredentialsSource;
import dev.floe.spi.storage.StorageCredentials;
import dev.floe.spi.value.PropertyValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An S3Proxy in a process of its own: it checks signatures, and its buckets are directories. */
final class S3Server implements AutoCloseable {
    static final String KEY = "floe-key";
    static final String SECRET = "floe-secret";
    private static final Pattern STARTED = Pattern.compile("Started .*\\{127\\.0\\.0\\.1:(\\d+)}");

    private final Process process;
    private final Path data;
    private final int port;

    private S3Server(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /** Starts it on some free port. */
    static S3Server start(Path directory, String... buckets) throws IOException {
        return start(directory, 0, buckets);
    }

    /** Starts it where another one has been. */
    static S3Server start(Path directory, int port, String... buckets) throws IOException {
        Path data = Files.createDirectories(directory.resolve("buckets"));
        for (String bucket : buckets) {
            Files.createDirectories(data.resolve(bucket));
        }
        Path configuration =
                Files.writeString(directory.resolve("s3proxy.properties"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.ignore-unknown-headers=true
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, KEY, SECRET, data));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar().toString(),
                        "--properties",
                        configuration.toString())
                .redirectErrorStream(true)
                .start();
        return new S3Server(process, data, awaitPort(process));
    }

    private static Path jar() {
        Path own = Path.of("target/store/s3proxy-jar-with-dependencies.jar");
        return Files.exists(own)
                ? own.toAbsolutePath()
                : Path.of("testing/floe-storage-tests").resolve(own);
    }

    private static int awaitPort(Process process) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            said.add(line);
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                Thread.ofVirtual().start(() -> reader.lines().forEach(_ -> {}));
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IllegalStateException("S3Proxy does not start: " + String.join("\n", said));
    }

    int port() {
        return port;
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** The directory of a bucket. */
    Path bucket(String name) {
        return data.resolve(name);
    }

    /** The configuration of a storage that is here. */
    Map<String, PropertyValue> config() {
        return Map.of("endpoint", PropertyValue.of(endpoint()), "path_style", PropertyValue.of(true));
    }

    static CredentialsSource credentials() {
        return fixed(
                new StorageCredentials(Map.of("access_key_id", KEY, "secret_access_key", SECRET), Optional.empty()));
    }

    static CredentialsSource fixed(StorageCredentials credentials) {
        return new CredentialsSource() {
            @Override
            public StorageCredentials current() {
                return credentials;
            }

            @Override
            public StorageCredentials renewed() {
                return credentials;
            }
        };
    }

    /** Ends it. What has been written stays. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
