package dev.floe.runner.product;

import dev.floe.iceberg.catalog.ProductTransaction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tests that have passed on the same rows before. Any thread may call it. */
final class PassedTests {
    private final ProductTransaction transaction;
    private final Map<String, String> known;
    private final Map<String, String> fresh = new ConcurrentHashMap<>();

    PassedTests(ProductTransaction transaction) {
        this.transaction = transaction;
        this.known = transaction.passedTests();
    }

    /** Whether a test has passed already, with this key. */
    boolean contains(String test, String key) {
        return key.equals(known.get(test));
    }

    void add(String test, String key) {
        fresh.put(test, key);
    }

    /** Lets the next run know. */
    void remember() {
        if (!fresh.isEmpty()) {
            transaction.rememberPassedTests(fresh);
        }
    }
}
