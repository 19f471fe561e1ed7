package dev.floe.plugin.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/** The sockets that the driver connects with. It makes this class by its name, with one text. */
public final class PostgresSockets extends SocketFactory {
    private final Optional<Integer> idleSeconds;

    /** @param idleSeconds after which a connection that is idle is asked whether it lives; {@code 0}: as the system does */
    public PostgresSockets(String idleSeconds) {
        this.idleSeconds = Optional.of(Integer.valueOf(idleSeconds)).filter(seconds -> seconds > 0);
    }

    @Override
    public Socket createSocket() {
        Socket socket = new StartUpSocket();
        idleSeconds
                .filter(_ -> socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE))
                .ifPresent(seconds -> {
                    try {
                        socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, seconds);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }
}
