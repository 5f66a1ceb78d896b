package dev.tonearm.standin.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

/// The published vectors of draft-irtf-cfrg-xchacha-03.
final class XChaChaCipherTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void the_subkey_is_the_drafts() {
        byte[] key =
                HEX.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        byte[] nonce = HEX.parseHex("000000090000004a0000000031415927");
        assertThat(HEX.formatHex(HChaCha20.derive(key, nonce)))
                .isEqualTo("82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc");
    }

    @Test
    void the_sealed_text_is_the_drafts() throws GeneralSecurityException {
        byte[] key =
                HEX.parseHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        byte[] nonce = HEX.parseHex("404142434445464748494a4b4c4d4e4f5051525354555657");
        byte[] header = HEX.parseHex("50515253c0c1c2c3c4c5c6c7");
        String plain =
                "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for"
                        + " the future, sunscreen would be it.";
        byte[] sealed =
                new XChaChaCipher(key)
                        .run(
                                Cipher.ENCRYPT_MODE,
                                header,
                                plain.getBytes(StandardCharsets.US_ASCII),
                                nonce);
        String text = HEX.formatHex(sealed);
        assertThat(text)
                .startsWith("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb");
        assertThat(text).endsWith("c0875924c1c7987947deafd8780acf49");
    }
}
