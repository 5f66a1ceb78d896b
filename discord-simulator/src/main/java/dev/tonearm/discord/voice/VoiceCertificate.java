package dev.tonearm.discord.voice;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority made for one run, and the server's certificate under it.
///
/// Voice gateways are `wss` only, and clients check the name, so the server needs a certificate
/// that they can be told to trust.
final class VoiceCertificate {

    static final String PASSWORD = "changeit";

    private final X509Certificate authority;
    private final KeyStore serverStore;

    private VoiceCertificate(X509Certificate authority, KeyStore serverStore) {
        this.authority = authority;
        this.serverStore = serverStore;
    }

    static VoiceCertificate generate(Instant now) {
        try {
            KeyPair authorityKeys = keys();
            X500Name authorityName = new X500Name("CN=Tonearm local voice CA");
            X509Certificate authority =
                    sign(
                            certificate(authorityName, authorityName, authorityKeys, now)
                                    .addExtension(
                                            Extension.basicConstraints,
                                            true,
                                            new BasicConstraints(0))
                                    .addExtension(
                                            Extension.keyUsage,
                                            true,
                                            new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)),
                            authorityKeys.getPrivate());
            KeyPair serverKeys = keys();
            GeneralNames names =
                    new GeneralNames(
                            new GeneralName[] {
                                new GeneralName(GeneralName.dNSName, "localhost"),
                                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                            });
            X509Certificate server =
                    sign(
                            certificate(
                                            authorityName,
                                            new X500Name("CN=localhost"),
                                            serverKeys,
                                            now)
                                    .addExtension(Extension.subjectAlternativeName, false, names),
                            authorityKeys.getPrivate());
            KeyStore store = emptyStore();
            store.setKeyEntry(
                    "voice",
                    serverKeys.getPrivate(),
                    PASSWORD.toCharArray(),
                    new X509Certificate[] {server, authority});
            return new VoiceCertificate(authority, store);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("could not make the voice server's certificate", e);
        }
    }

    KeyStore serverStore() {
        return serverStore;
    }

    void writeAuthority(Path pem) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(authority);
            writer.flush();
            Files.writeString(pem, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + pem, e);
        }
    }

    void writeTrustStore(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = emptyStore();
            store.setCertificateEntry("tonearm-local-voice", authority);
            store.store(out, PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not make the trust store", e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD.toCharArray());
        return store;
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder certificate(
            X500Name issuer, X500Name subject, KeyPair keys, Instant now) throws CertIOException {
        BigInteger serial = new BigInteger(64, new SecureRandom());
        return new JcaX509v3CertificateBuilder(
                issuer,
                serial,
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(90))),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }
}
