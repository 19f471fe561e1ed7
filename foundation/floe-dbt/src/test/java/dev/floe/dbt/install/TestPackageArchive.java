package dev.floe.dbt.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestPackageArchive {
    private static final long LARGEST = 1000;

    @TempDir
    private Path directory;

    private Path unpack(Archive archive) throws IOException {
        Path file = Files.write(directory.resolve("a.tar.gz"), archive.close());
        Path folder = directory.resolve("out");
        PackageArchive.unpack(file, folder, LARGEST);
        return folder;
    }

    @Test
    void makesCopiesOfLinkedFiles() throws IOException {
        Path folder = unpack(new Archive()
                .link("p/docs/alias.md", "../README.md")
                .file("p/README.md", "read me")
                .file("p/models/a.sql", "select 1"));
        assertThat(folder.resolve("p/models/a.sql")).hasContent("select 1");
        assertThat(Files.isRegularFile(folder.resolve("p/docs/alias.md"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        assertThat(folder.resolve("p/docs/alias.md")).hasContent("read me");
    }

    @Test
    void refusesToWriteOutsideItsFolder() throws IOException {
        assertThatThrownBy(() -> unpack(new Archive().file("p/../../evil.sql", "x")))
                .isInstanceOf(IOException.class)
                .hasMessage("'p/../../evil.sql' leads out of its folder");
        assertThatThrownBy(() -> unpack(new Archive().file("/evil.sql", "x")))
                .hasMessage("'/evil.sql' leads out of its folder");
        assertThatThrownBy(() -> unpack(new Archive().link("p/out", "../../..")))
                .hasMessage("'../../..' leads out of its folder");
        assertThatThrownBy(() -> unpack(new Archive().link("p/out", "/etc/hostname")))
                .hasMessage("'/etc/hostname' leads out of its folder");
        assertThat(directory.resolve("evil.sql")).doesNotExist();
    }

    @Test
    void writesNothingThroughLinks() throws IOException {
        Archive archive = new Archive().file("p/a/x.sql", "x").link("p/b", "a").link("p/b/c", "x.sql");
        assertThatThrownBy(() -> unpack(archive)).hasMessage("'p/b' links to no file of the archive");
    }

    @Test
    void refusesMoreThanItMayWrite() throws IOException {
        assertThatThrownBy(() -> unpack(new Archive().file("p/large.csv", "1".repeat(1001))))
                .hasMessage("its files are larger than floe unpacks");
    }
}
