package dev.floe.dbt.install;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Downloads over HTTP. What may go better the next time is tried again. */
public final class HttpPackageWeb implements PackageWeb, AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Duration pause;

    /** @param pause between two attempts */
    public HttpPackageWeb(Duration pause) {
        this.pause = requireNonNull(pause, "pause is null");
    }

    @Override
    public void download(URI address, Path target, long largest) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                attempt(address, target, largest);
                return;
            } catch (NoSuchFileException | RefusedException settled) {
                throw settled;
            } catch (IOException failed) {
                if (attempt == ATTEMPTS) {
                    throw failed;
                }
                sleep();
            }
        }
    }

    private void attempt(URI address, Path target, long largest) throws IOException {
        HttpResponse<InputStream> response;
        try {
            response = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IllegalArgumentException noAddress) {
            throw new RefusedException("it is no address of http or https", noAddress);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedException("the download was interrupted", interrupted);
        }
        try (InputStream body = response.body()) {
            int status = response.statusCode();
            if (status == 404 || status == 410) {
                throw new NoSuchFileException(address.toString());
            }
            if (status >= 500 || status == 429) {
                throw new IOException("the server answered with status " + status);
            }
            if (status != 200) {
                throw new RefusedException("the server answered with status " + status);
            }
            copy(body, target, largest);
        }
    }

    private static void copy(InputStream body, Path target, long largest) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        try (OutputStream file = Files.newOutputStream(target)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > largest) {
                    throw new RefusedException("the file has more than " + largest + " bytes");
                }
                file.write(buffer, 0, read);
            }
        }
    }

    private void sleep() throws RefusedException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedException("the download was interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** What another attempt would not change. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }

        RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
