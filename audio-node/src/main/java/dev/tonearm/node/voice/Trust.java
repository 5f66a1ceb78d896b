package dev.tonearm.node.voice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Which certificate authorities voice servers may have.
public final class Trust {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private Trust() {}

    /// Those of a PEM file or of a PKCS#12 store (`.p12`, password `changeit`); the JVM's own
    /// without a file.
    public static SSLContext of(Optional<Path> file) {
        try {
            if (file.isEmpty()) {
                return SSLContext.getDefault();
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(read(file.get()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the trusted certificates", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot use the trusted certificates", e);
        }
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            if (file.toString().endsWith(".p12")) {
                store.load(in, PASSWORD);
                return store;
            }
            store.load(null, PASSWORD);
            int number = 0;
            for (Certificate authority :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
            return store;
        }
    }
}
