package dev.floe.dbt.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Makes archives, those that nobody should trust too. */
final class Archive {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar;

    Archive() throws IOException {
        tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes));
    }

    /** An archive of one project, in a folder whose name is not the project's. */
    static byte[] of(String project) {
        try {
            return new Archive()
                    .file(project + "-main/dbt_project.yml", "name: " + project + "\n")
                    .file(project + "-main/macros/one.sql", "{% macro one() %}1{% endmacro %}")
                    .close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Archive file(String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        return this;
    }

    Archive link(String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarArchiveEntry.LF_SYMLINK);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
    }

    byte[] close() throws IOException {
        tar.close();
        return bytes.toByteArray();
    }
}
