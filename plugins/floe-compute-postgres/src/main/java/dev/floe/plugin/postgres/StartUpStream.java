package dev.floe.plugin.postgres;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the time zone out of the message with which a connection starts. The driver puts that of this process into it, and
 * PostgreSQL would then count the days and write the times of its models by where they happen to be run from.
 *
 * <p>The message is an {@code int32} with its whole length, an {@code int32} with the version of the protocol and pairs of
 * name and value, each ended by a zero, and one more zero behind them.
 */
final class StartUpStream extends FilterOutputStream {
    private static final byte[] NAME = "TimeZone\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 8;

    /** The version 3 of the protocol, whatever the minor one; other messages before it ask for encryption. */
    private static final int VERSION = 3;

    private boolean isOver;

    StartUpStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int next) throws IOException {
        write(new byte[] {(byte) next}, 0, 1);
    }

    /** The driver writes what it has buffered, and flushes at the end of a message: one is never cut in two. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (isOver || length < HEADER) {
            out.write(bytes, offset, length);
            return;
        }
        ByteBuffer message = ByteBuffer.wrap(bytes, offset, length);
        if (message.getInt(offset) != length || message.getShort(offset + Integer.BYTES) != VERSION) {
            out.write(bytes, offset, length);
            return;
        }
        isOver = true;
        out.write(withoutTimeZone(message));
    }

    private static byte[] withoutTimeZone(ByteBuffer message) {
        ByteBuffer kept = ByteBuffer.allocate(message.remaining());
        message.getInt();
        kept.putInt(0).putInt(message.getInt());
        List<byte[]> pair = new ArrayList<>();
        while (message.remaining() > 1) {
            pair.add(text(message));
            if (pair.size() == 2) {
                if (!Arrays.equals(pair.getFirst(), NAME)) {
                    pair.forEach(kept::put);
                }
                pair.clear();
            }
        }
        kept.put((byte) 0).flip();
        byte[] shorter = new byte[kept.putInt(0, kept.limit()).remaining()];
        kept.get(shorter);
        return shorter;
    }

    /** The next text, with the zero at its end. */
    private static byte[] text(ByteBuffer message) {
        int start = message.position();
        int end = start;
        while (message.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - start + 1];
        message.get(text);
        return text;
    }
}
