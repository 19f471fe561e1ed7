package dev.floe.spi.session;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * How data files are to be written.
 *
 * @param level how hard to compress; empty: as the codec does by itself
 * @param targetFileBytes how long a file is about, before another one begins
 */
public record FileForm(Codec codec, OptionalInt level, long targetFileBytes) {
    /** Compressions that each reader of Parquet has. */
    public enum Codec {
        UNCOMPRESSED,
        SNAPPY,
        GZIP,
        ZSTD,
        LZ4_RAW,
        BROTLI
    }

    /** What is written where nothing else is said. */
    public static final FileForm DEFAULT = new FileForm(Codec.ZSTD, OptionalInt.empty(), 512L << 20);

    public FileForm {
        requireNonNull(codec, "codec is null");
        requireNonNull(level, "level is null");
        if (targetFileBytes < 1) {
            throw new IllegalArgumentException("Target length of a file is not positive: " + targetFileBytes);
        }
    }
}
