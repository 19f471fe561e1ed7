package dev.floe.dbt.install;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks an archive (tar, gzip) that nobody vouches for: nothing is written outside its folder, and no more than a limit. */
final class PackageArchive {
    private static final int MOST_ENTRIES = 100_000;

    private final Path folder;
    private long bytesLeft;
    private int entriesLeft = MOST_ENTRIES;
    /** Links become copies of the files that they lead to, so that nothing is ever written or read through a link. */
    private final Map<Path, String> links = new LinkedHashMap<>();

    private PackageArchive(Path folder, long largest) {
        this.folder = folder;
        this.bytesLeft = largest;
    }

    /**
     * Unpacks an archive.
     *
     * @param folder to write into; it need not exist
     * @param largest how many bytes all files together may have
     * @throws IOException if it is broken, too large, or wants to write outside the folder
     */
    static void unpack(Path archive, Path folder, long largest) throws IOException {
        new PackageArchive(folder.toAbsolutePath().normalize(), largest).unpack(archive);
    }

    private void unpack(Path archive) throws IOException {
        Files.createDirectories(folder);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (--entriesLeft < 0) {
                    throw new IOException("it has more than " + MOST_ENTRIES + " entries");
                }
                write(entry, tar);
            }
        }
        for (Map.Entry<Path, String> link : links.entrySet()) {
            copyLinked(link.getKey(), link.getValue());
        }
    }

    private void write(TarArchiveEntry entry, InputStream content) throws IOException {
        Path target = inside(folder, entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            links.put(target, inside(parent(target), entry.getLinkName()).toString());
        } else if (entry.isLink()) {
            links.put(target, inside(folder, entry.getLinkName()).toString());
        } else if (entry.isFile()) {
            Files.createDirectories(parent(target));
            copy(content, target);
            if ((entry.getMode() & 0100) != 0) {
                // A system without such permissions says no, and needs none.
                boolean ignored = target.toFile().setExecutable(true);
            }
        } else {
            throw new IOException("'" + entry.getName() + "' is no file, folder or link");
        }
    }

    private void copyLinked(Path link, String target) throws IOException {
        Path source = Path.of(target);
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("'" + folder.relativize(link) + "' links to no file of the archive");
        }
        Files.createDirectories(parent(link));
        try (InputStream content = Files.newInputStream(source)) {
            copy(content, link);
        }
    }

    private void copy(InputStream content, Path target) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream file = Files.newOutputStream(target)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytesLeft -= read;
                if (bytesLeft < 0) {
                    throw new IOException("its files are larger than floe unpacks");
                }
                file.write(buffer, 0, read);
            }
        }
    }

    private Path inside(Path base, String name) throws IOException {
        try {
            Path path = base.resolve(name).normalize();
            if (!Path.of(name).isAbsolute() && path.startsWith(folder)) {
                return path;
            }
        } catch (InvalidPathException impossible) {
            throw new IOException("'" + name + "' is no path on this system", impossible);
        }
        throw new IOException("'" + name + "' leads out of its folder");
    }

    private static Path parent(Path path) {
        return requireNonNull(path.getParent(), "a path inside a folder has no parent");
    }
}
