package dev.floe.secrets;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** Says why a file cannot be read. */
final class StoreFailures {
    private StoreFailures() {}

    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException detailed ->
                Optional.ofNullable(detailed.getReason()).orElse(detailed.toString());
            default -> failure.toString();
        };
    }
}
