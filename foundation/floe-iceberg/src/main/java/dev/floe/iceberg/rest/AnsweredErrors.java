package dev.floe.iceberg.rest;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.rest.ErrorHandler;
import org.apache.iceberg.rest.responses.ErrorResponse;
import org.apache.iceberg.rest.responses.ErrorResponseParser;

/** Turns an answer that says what is wrong into a failure. One of it is for one request. */
final class AnsweredErrors extends ErrorHandler {
    private Map<String, String> headers = Map.of();

    /** Takes the headers of the answer, which come first. */
    Consumer<Map<String, String>> headers() {
        return found -> headers = found;
    }

    @Override
    public ErrorResponse parseResponse(int status, String body) {
        return ErrorResponseParser.fromJson(body);
    }

    @Override
    public void accept(ErrorResponse answer) {
        throw RestFailure.of(
                answer,
                headers.entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase("Retry-After"))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }
}
