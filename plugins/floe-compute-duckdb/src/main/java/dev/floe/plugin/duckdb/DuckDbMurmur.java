package dev.floe.plugin.duckdb;

/** Murmur3 of 32 bits, x86 variant, seed 0, by which Iceberg's table specification (appendix B) makes buckets. */
final class DuckDbMurmur {
    private static final int BLOCK = 4;

    private DuckDbMurmur() {}

    static int hash(byte[] bytes) {
        int hash = 0;
        int rest = bytes.length - bytes.length % BLOCK;
        for (int i = 0; i < rest; i += BLOCK) {
            hash = mix(hash, littleEndian(bytes, i, BLOCK));
        }
        return finish(hash ^ scramble(littleEndian(bytes, rest, bytes.length - rest)), bytes.length);
    }

    /** Of the eight bytes of a number, the lowest first. */
    static int hash(long number) {
        return finish(mix(mix(0, (int) number), (int) (number >>> Integer.SIZE)), Long.BYTES);
    }

    private static int littleEndian(byte[] bytes, int start, int length) {
        int number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = (number << Byte.SIZE) | (bytes[start + i] & 0xff);
        }
        return number;
    }

    private static int mix(int hash, int block) {
        return Integer.rotateLeft(hash ^ scramble(block), 13) * 5 + 0xe6546b64;
    }

    private static int scramble(int block) {
        return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    }

    private static int finish(int hash, int length) {
        int mixed = hash ^ length;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }
}
