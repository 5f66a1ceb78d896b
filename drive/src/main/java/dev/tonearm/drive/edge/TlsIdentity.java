package dev.tonearm.drive.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// A certificate for 127.0.0.1 made for one run, and how clients are told to trust it.
final class TlsIdentity {
    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "local";

    final SSLContext context;
    private final Path trustStore;
    private final Path pem;

    private TlsIdentity(SSLContext context, Path trustStore, Path pem) {
        this.context = context;
        this.trustStore = trustStore;
        this.pem = pem;
    }

    /// Makes it in a folder.
    static TlsIdentity in(Path folder) {
        try {
            Path keys = folder.resolve("tls.p12");
            Files.deleteIfExists(keys);
            keytool(keys);
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(keys)) {
                store.load(in, PASSWORD.toCharArray());
            }
            Certificate certificate = store.getCertificate(ALIAS);
            return new TlsIdentity(
                    context(store),
                    trustStore(folder.resolve("tls-trust.jks"), certificate),
                    pem(folder.resolve("tls.pem"), certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("could not make a certificate for 127.0.0.1", e);
        }
    }

    /// As options of a JVM.
    List<String> javaOptions() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    /// The certificate as Node and OpenSSL read it.
    Path pem() {
        return pem;
    }

    /// RSA of 2048 bits, as AWS's own certificates have.
    private static void keytool(Path keys) throws IOException {
        List<String> line =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD);
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IOException("keytool failed: " + said.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /// All that this JDK trusts and this certificate, so that reading it takes as long as
    /// production's. As JKS: of a PKCS12 with a password everything is decrypted, which production
    /// does not do.
    private static Path trustStore(Path file, Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        TrustManagerFactory trusted =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init((KeyStore) null);
        for (TrustManager manager : trusted.getTrustManagers()) {
            if (!(manager instanceof X509TrustManager authorities)) continue;
            for (Certificate authority : authorities.getAcceptedIssuers()) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
        }
        store.setCertificateEntry(ALIAS, certificate);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static Path pem(Path file, Certificate certificate)
            throws GeneralSecurityException, IOException {
        String body =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(certificate.getEncoded());
        return Files.writeString(
                file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }
}
