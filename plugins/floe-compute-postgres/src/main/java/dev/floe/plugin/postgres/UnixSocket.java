package dev.floe.plugin.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A connection through a file of this machine, in the form in which the driver knows connections. What only a network has, such as
 * delays and signs of life, is taken and changes nothing; there are no timeouts.
 */
final class UnixSocket extends Socket {
    private static final int BUFFER = 65_536;

    private final Path file;
    private volatile Optional<SocketChannel> channel = Optional.empty();
    private volatile boolean isEnded;

    UnixSocket(Path file) {
        this.file = file;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            opened.connect(UnixDomainSocketAddress.of(file));
        } catch (IOException refused) {
            opened.close();
            throw refused;
        }
        channel = Optional.of(opened);
    }

    private SocketChannel open() throws IOException {
        return channel.orElseThrow(() -> new IOException("Socket '" + file + "' is not connected"));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return Channels.newInputStream(open());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new StartUpStream(Channels.newOutputStream(open()));
    }

    @Override
    public boolean isConnected() {
        return channel.isPresent();
    }

    @Override
    public boolean isClosed() {
        return isEnded;
    }

    @Override
    public void close() throws IOException {
        isEnded = true;
        if (channel.isPresent()) {
            channel.get().close();
        }
    }

    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public void setReceiveBufferSize(int size) {}

    @Override
    public int getReceiveBufferSize() {
        return BUFFER;
    }

    @Override
    public void setSendBufferSize(int size) {}

    @Override
    public int getSendBufferSize() {
        return BUFFER;
    }
}
