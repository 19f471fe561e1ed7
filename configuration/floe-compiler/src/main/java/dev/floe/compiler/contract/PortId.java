package dev.floe.compiler.contract;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** An output port of a product; the {@code id} of its contract. */
public record PortId(String product, String port) {
    public PortId {
        requireNonNull(product, "product is null");
        requireNonNull(port, "port is null");
    }

    /** Reads {@code product/port}; empty if it is something else. */
    public static Optional<PortId> read(String text) {
        int slash = text.indexOf('/');
        return slash > 0 && slash < text.length() - 1 && text.indexOf('/', slash + 1) < 0
                ? Optional.of(new PortId(text.substring(0, slash), text.substring(slash + 1)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return product + "/" + port;
    }
}
