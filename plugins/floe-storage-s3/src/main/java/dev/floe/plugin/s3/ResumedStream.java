package dev.floe.plugin.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** A part of an object, which is asked for again from where a cut connection has left it. The SDK tries headers again only. */
final class ResumedStream extends InputStream {
    private static final int MOST_CUTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 200;

    private final Opening opening;
    private final long end;
    private long position;
    private int cuts;
    private ResponseInputStream<?> response;

    /** Opens a range. */
    @FunctionalInterface
    interface Opening {
        ResponseInputStream<?> open(long from, long to);
    }

    ResumedStream(long offset, long length, Opening opening) {
        this.opening = opening;
        this.end = offset + length;
        this.position = offset;
        this.response = opening.open(position, end);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (position == end) {
            return -1;
        }
        while (true) {
            try {
                int read = response.read(bytes, offset, length);
                if (read >= 0) {
                    position += read;
                    return read;
                }
                throw new IOException("the answer ended " + (end - position) + " bytes too early");
            } catch (IOException | SdkException cut) {
                resume(cut);
            }
        }
    }

    private void resume(Exception cut) throws IOException {
        response.abort();
        cuts++;
        if (cuts > MOST_CUTS) {
            throw new IOException("The connection was cut " + cuts + " times: " + cut.getMessage(), cut);
        }
        long longest = FIRST_PAUSE_MILLIS << cuts;
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Reading was interrupted");
        }
        response = opening.open(position, end);
    }

    @Override
    public void close() throws IOException {
        if (position == end) {
            response.close();
        } else {
            // What nobody wants need not be transferred.
            response.abort();
        }
    }
}
