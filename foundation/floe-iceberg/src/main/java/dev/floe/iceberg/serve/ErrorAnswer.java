package dev.floe.iceberg.serve;

import dev.floe.spi.problem.FloeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NamespaceNotEmptyException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotAuthorizedException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.UnprocessableEntityException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.rest.responses.ErrorResponse;

/** Says by status and body what is wrong with a request, as the protocol wants it. */
final class ErrorAnswer {
    private static final Map<Class<? extends RuntimeException>, Integer> STATUS = statuses();

    private ErrorAnswer() {}

    private static Map<Class<? extends RuntimeException>, Integer> statuses() {
        Map<Class<? extends RuntimeException>, Integer> statuses = new LinkedHashMap<>();
        statuses.put(NotAuthorizedException.class, 401);
        statuses.put(ForbiddenException.class, 403);
        statuses.put(NoSuchNamespaceException.class, 404);
        statuses.put(NoSuchTableException.class, 404);
        statuses.put(UnsupportedOperationException.class, 406);
        statuses.put(AlreadyExistsException.class, 409);
        statuses.put(CommitFailedException.class, 409);
        statuses.put(NamespaceNotEmptyException.class, 409);
        statuses.put(UnprocessableEntityException.class, 422);
        statuses.put(ValidationException.class, 400);
        statuses.put(IllegalArgumentException.class, 400);
        statuses.put(NotFoundException.class, 500);
        statuses.put(FloeException.class, 500);
        return statuses;
    }

    static ErrorResponse of(RuntimeException failure) {
        int status = STATUS.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(failure))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(500);
        return of(
                status,
                failure.getClass().getSimpleName(),
                Optional.ofNullable(failure.getMessage())
                        .orElse(failure.getClass().getSimpleName()));
    }

    static ErrorResponse of(int status, String type, String message) {
        return ErrorResponse.builder()
                .responseCode(status)
                .withType(type)
                .withMessage(message)
                .build();
    }
}
