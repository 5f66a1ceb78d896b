package dev.tonearm.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// The JDK's sockets of TLS, which offer X25519 alone for the exchange of keys.
///
/// With its first words a client of TLS 1.3 sends its half of the exchanges that it prefers. The
/// JDK's sends two, of X25519 and of P-256, of which one is thrown away, and the second takes 35 ms
/// of a JVM that has just started. AWS's services know X25519; [Connection] asks one that does not
/// again with all that the JDK has.
final class OneKeyShare extends SSLSocketFactory {
    private static final String[] GROUPS = {"x25519"};

    private final SSLSocketFactory all = (SSLSocketFactory) SSLSocketFactory.getDefault();

    private static Socket narrowed(Socket socket) {
        if (socket instanceof SSLSocket tls) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setNamedGroups(GROUPS);
            tls.setSSLParameters(parameters);
        }
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return narrowed(all.createSocket());
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean close)
            throws IOException {
        return narrowed(all.createSocket(below, host, port, close));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return narrowed(all.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return narrowed(all.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return narrowed(all.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return narrowed(all.createSocket(host, port, from, fromPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return all.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return all.getSupportedCipherSuites();
    }
}
