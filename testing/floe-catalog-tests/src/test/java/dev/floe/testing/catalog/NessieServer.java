package dev.floe.testing.catalog;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Nessie, and the store in which it keeps the metadata of tables: S3Proxy over a directory. */
final class NessieServer implements AutoCloseable {
    static final String KEY = "floe-key";
    static final String SECRET = "floe-secret";

    /** Where a build with the profile puts the jars. */
    private static final Path JARS = Path.of(System.getProperty("floe.nessie", ""));

    private final OtherServer store;
    private final OtherServer nessie;
    private final URI uri;
    private final URI endpoint;

    private NessieServer(OtherServer store, OtherServer nessie, URI uri, URI endpoint) {
        this.store = store;
        this.nessie = nessie;
        this.uri = uri;
        this.endpoint = endpoint;
    }

    static boolean isHere() {
        return Files.exists(JARS.resolve("nessie.jar"));
    }

    static NessieServer start(Path directory) throws IOException {
        URI endpoint = free();
        OtherServer store = store(directory, endpoint);
        try {
            URI uri = free();
            OtherServer nessie = OtherServer.start(
                    List.of(
                            "-Xmx400m",
                            "-XX:+UseSerialGC",
                            "-Dquarkus.config.locations=" + System.getProperty("floe.nessie.configuration"),
                            "-Dnessie.port=" + uri.getPort(),
                            "-Dnessie.management.port=" + OtherServer.freePort(),
                            "-Dstore.endpoint=" + endpoint,
                            "-jar",
                            JARS.resolve("nessie.jar").toString()),
                    Map.of(),
                    directory.resolve("nessie.log"),
                    uri.resolve("/iceberg/v1/config"));
            return new NessieServer(store, nessie, uri.resolve("/iceberg"), endpoint);
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    private static OtherServer store(Path directory, URI endpoint) throws IOException {
        Path buckets = directory.resolve("buckets");
        Files.createDirectories(buckets.resolve("lake"));
        Path configuration = Files.writeString(
                directory.resolve("s3proxy.properties"), """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.ignore-unknown-headers=true
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(endpoint, KEY, SECRET, buckets));
        return OtherServer.start(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        JARS.resolve("s3proxy.jar").toString(),
                        "--properties",
                        configuration.toString()),
                Map.of(),
                directory.resolve("s3proxy.log"),
                endpoint);
    }

    private static URI free() {
        return URI.create("http://127.0.0.1:" + OtherServer.freePort());
    }

    URI uri() {
        return uri;
    }

    /** Of the store. */
    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            nessie.close();
        } finally {
            store.close();
        }
    }
}
