package dev.floe.notifications;

import dev.floe.documents.json.JsonWriter;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;

/**
 * Sends JSON to one address. Redirections are not followed, as a secret may be on the way. What it says of failures holds no
 * part of the address, which may be a secret as a whole.
 */
final class HttpPost {
    private final HttpClient client;
    private final String address;
    private final Map<String, String> headers;

    HttpPost(HttpClient client, String address, Map<String, String> headers) {
        this.client = client;
        this.address = address;
        this.headers = Map.copyOf(headers);
    }

    void send(PropertyValue body, Duration patience) throws NotSentException, InterruptedException {
        HttpRequest request = request(body, patience);
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            // However long it is, nobody reads it.
            response.body().close();
            check(response);
        } catch (HttpConnectTimeoutException | ConnectException unreachable) {
            throw NotSentException.unreachable("cannot be reached", unreachable);
        } catch (HttpTimeoutException silence) {
            throw NotSentException.unreachable(Patience.silence(patience), silence);
        } catch (SSLException distrust) {
            throw NotSentException.unreachable("cannot be trusted: " + distrust.getMessage(), distrust);
        } catch (IOException cut) {
            throw NotSentException.unreachable("ends the connection without an answer", cut);
        }
    }

    private HttpRequest request(PropertyValue body, Duration patience) throws NotSentException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(patience)
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "floe")
                    .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.write(body)));
            headers.forEach(request::header);
            return request.build();
        } catch (IllegalArgumentException notHttp) {
            // It would quote the address or the token, so it goes no further.
            throw NotSentException.refused("has an address or a token that HTTP does not take");
        }
    }

    private static void check(HttpResponse<?> response) throws NotSentException {
        int status = response.statusCode();
        if (status >= 200 && status <= 299) {
            return;
        }
        String message = "answers with status " + status;
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            throw NotSentException.unavailable(message, RetryAfter.of(response.headers()));
        }
        throw NotSentException.refused(message);
    }
}
