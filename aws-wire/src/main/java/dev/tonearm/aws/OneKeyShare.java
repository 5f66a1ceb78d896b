package dev.tonearm.aws;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// TLS over a socket, with whom the certificate is for.
///
/// It offers X25519 alone for the exchange of keys. With its first words a client of TLS 1.3 sends
/// its half of the exchanges that it prefers. The JDK's sends two, of X25519 and of P-256, of which
/// one is thrown away, and the second takes 35 ms of a JVM that has just started. AWS's services
/// know X25519; [Connection] asks one that does not again with all that the JDK has.
final class OneKeyShare {
    private static final String[] GROUPS = {"x25519"};

    private OneKeyShare() {}

    /// @param all the JDK's, or a test's with its own trust
    /// @param below that is closed with it, also where they do not come to terms
    /// @param alone whether nothing else is offered
    /// @throws javax.net.ssl.SSLHandshakeException if they do not come to terms
    static Socket over(SSLSocketFactory all, Socket below, String host, int port, boolean alone)
            throws IOException {
        try {
            var tls = (SSLSocket) all.createSocket(below, host, port, true);
            SSLParameters parameters = tls.getSSLParameters();
            // Without this any certificate will do that somebody trusted has signed.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (alone) parameters.setNamedGroups(GROUPS);
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return tls;
        } catch (IOException e) {
            below.close();
            throw e;
        }
    }
}
