package dev.floe.testing.catalog;

import dev.floe.iceberg.catalog.EmbeddedCatalog;
import dev.floe.iceberg.catalog.TableCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class TestEmbeddedCatalogContract extends AbstractCatalogContract {
    private final Path directory;

    TestEmbeddedCatalogContract(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    TableCatalog open() {
        return EmbeddedCatalog.open(directory);
    }
}
