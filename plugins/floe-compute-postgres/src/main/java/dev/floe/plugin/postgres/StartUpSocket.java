package dev.floe.plugin.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** A connection on which the server's own time zone holds, and not that of this process, which the driver asks for. */
final class StartUpSocket extends Socket {
    @Override
    public OutputStream getOutputStream() throws IOException {
        return new StartUpStream(super.getOutputStream());
    }
}
