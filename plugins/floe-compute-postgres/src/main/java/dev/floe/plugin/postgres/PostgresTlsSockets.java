package dev.floe.plugin.postgres;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/** The encrypted sockets that the driver connects with, by the rules of libpq. It makes this class by its name. */
public final class PostgresTlsSockets extends LibPQFactory {
    /** @param properties of the connection */
    public PostgresTlsSockets(Properties properties) throws PSQLException {
        super(properties);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return new StartUpTlsSocket((SSLSocket) super.createSocket(socket, host, port, autoClose));
    }
}
