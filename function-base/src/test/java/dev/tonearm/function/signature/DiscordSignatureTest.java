package dev.tonearm.function.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tonearm.core.gate.Gate;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.wire.DiscordKey;
import dev.tonearm.function.wire.HttpApiEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordSignatureTest {
    private static final DiscordKey DISCORD = new DiscordKey(1);
    private static final long NOW = 1_790_000_000;
    private static final String TIMESTAMP = String.valueOf(NOW);
    private static final byte[] BODY =
            "{\"type\":1,\"name\":\"Käthe ☂\"}".getBytes(StandardCharsets.UTF_8);
    private static final String GOOD = DISCORD.sign(TIMESTAMP, BODY);

    private final DiscordSignature signature =
            new DiscordSignature(
                    DISCORD.publicKey(),
                    DiscordSignature.DEFAULT_TOLERANCE,
                    InstantSource.fixed(Instant.ofEpochSecond(NOW)));

    @Test
    void what_discord_signed_is_genuine() {
        assertThat(verdict(event())).isEqualTo(Authenticity.GENUINE);
    }

    @Test
    void a_body_in_base64_is_verified_over_its_own_bytes() {
        assertThat(verdict(event().inBase64())).isEqualTo(Authenticity.GENUINE);
    }

    @Test
    void bytes_that_are_no_text_are_verified_too() {
        byte[] body = {(byte) 0xff, 0, (byte) 0xc3, '{'};
        var event = new HttpApiEvent().body(body).signedBy(DISCORD, TIMESTAMP).inBase64();

        assertThat(verdict(event)).isEqualTo(Authenticity.GENUINE);
    }

    @Test
    void an_empty_body_can_be_signed() {
        var event = new HttpApiEvent().body(new byte[0]).signedBy(DISCORD, TIMESTAMP);

        assertThat(verdict(event)).isEqualTo(Authenticity.GENUINE);
    }

    @Test
    void upper_case_hexadecimal_is_the_same_signature() {
        assertThat(verdict(event(GOOD.toUpperCase(Locale.ROOT), TIMESTAMP)))
                .isEqualTo(Authenticity.GENUINE);
    }

    @Test
    void header_names_have_no_case() {
        var event =
                new HttpApiEvent()
                        .body(BODY)
                        .header("X-Signature-Ed25519", GOOD)
                        .header("X-SIGNATURE-TIMESTAMP", TIMESTAMP);

        assertThat(verdict(event)).isEqualTo(Authenticity.GENUINE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void a_malformed_signature_is_refused(String what, String hex) {
        assertThat(verdict(event(hex, TIMESTAMP))).as(what).isEqualTo(Authenticity.MALFORMED);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("empty", ""),
                arguments("63 bytes", GOOD.substring(2)),
                arguments("63.5 bytes", GOOD.substring(1)),
                arguments("65 bytes, the first 64 good", GOOD + "00"),
                arguments("65 bytes, the last 64 good", "00" + GOOD),
                arguments("twice", GOOD + "," + GOOD),
                arguments("not hexadecimal", "g" + GOOD.substring(1)),
                arguments("digits of another script", "١" + GOOD.substring(1)),
                arguments("with a prefix", "0x" + GOOD.substring(2)),
                arguments("with a space", " " + GOOD.substring(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1790000000",
                "+1790000000",
                "1790000000.0",
                " 1790000000",
                "1790000000 ",
                "0x6ab13b80",
                "179000000000",
                "99999999999999999999",
                "١٧٩٠٠٠٠٠٠٠",
                "now"
            })
    void a_malformed_timestamp_is_refused_even_if_it_was_signed(String timestamp) {
        assertThat(verdict(new HttpApiEvent().body(BODY).signedBy(DISCORD, timestamp)))
                .isEqualTo(Authenticity.MALFORMED);
    }

    @Test
    void a_request_without_a_signature_is_refused() {
        assertThat(
                        verdict(
                                new HttpApiEvent()
                                        .body(BODY)
                                        .header("x-signature-timestamp", TIMESTAMP)))
                .isEqualTo(Authenticity.MISSING);
    }

    @Test
    void a_request_without_a_timestamp_is_refused() {
        assertThat(verdict(new HttpApiEvent().body(BODY).header("x-signature-ed25519", GOOD)))
                .isEqualTo(Authenticity.MISSING);
    }

    @Test
    void a_header_that_is_there_twice_is_as_good_as_missing() {
        assertThat(verdict(event().header("X-Signature-Ed25519", GOOD)))
                .isEqualTo(Authenticity.MISSING);
    }

    @ParameterizedTest(name = "byte {0}")
    @MethodSource("bytesOfTheSignature")
    void a_signature_with_any_byte_changed_is_forged(int index) {
        assertThat(verdict(event(flipped(GOOD, index), TIMESTAMP))).isEqualTo(Authenticity.FORGED);
    }

    static IntStream bytesOfTheSignature() {
        return IntStream.range(0, 64);
    }

    @ParameterizedTest(name = "byte {0}")
    @MethodSource("bytesOfTheBody")
    void a_body_with_any_byte_changed_is_forged(int index) {
        byte[] changed = BODY.clone();
        changed[index] ^= 1;

        assertThat(verdict(event().body(changed).inBase64())).isEqualTo(Authenticity.FORGED);
    }

    static IntStream bytesOfTheBody() {
        return IntStream.range(0, BODY.length);
    }

    @Test
    void a_body_that_was_shortened_or_lengthened_is_forged() {
        byte[] longer = java.util.Arrays.copyOf(BODY, BODY.length + 1);
        byte[] shorter = java.util.Arrays.copyOf(BODY, BODY.length - 1);

        assertThat(verdict(event().body(longer))).isEqualTo(Authenticity.FORGED);
        assertThat(verdict(event().body(shorter))).isEqualTo(Authenticity.FORGED);
    }

    @Test
    void a_timestamp_that_was_not_signed_is_forged() {
        assertThat(verdict(event(GOOD, String.valueOf(NOW + 1)))).isEqualTo(Authenticity.FORGED);
    }

    @Test
    void digits_moved_from_the_timestamp_to_the_body_are_noticed() {
        byte[] signedWith1 =
                ("1" + new String(BODY, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        String moved = DISCORD.sign(TIMESTAMP, signedWith1);

        // The signed bytes are the same; the timestamp has become one of the year 2537.
        assertThat(verdict(event(moved, TIMESTAMP + "1"))).isEqualTo(Authenticity.EARLY);
    }

    @Test
    void the_signature_of_another_key_is_forged() {
        assertThat(verdict(new HttpApiEvent().body(BODY).signedBy(new DiscordKey(2), TIMESTAMP)))
                .isEqualTo(Authenticity.FORGED);
    }

    @Test
    void a_signature_of_zeros_is_forged() {
        assertThat(verdict(event("00".repeat(64), TIMESTAMP))).isEqualTo(Authenticity.FORGED);
    }

    /// S + L verifies as well where S is not checked to be below the group's order L (RFC 8032,
    /// 5.1.7).
    @Test
    void the_second_form_of_a_good_signature_is_forged() {
        byte[] bytes = HexFormat.of().parseHex(GOOD);
        byte[] order =
                HexFormat.of()
                        .parseHex(
                                "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        int carry = 0;
        for (int i = 0; i < 32; i++) {
            int sum = (bytes[32 + i] & 0xff) + (order[i] & 0xff) + carry;
            bytes[32 + i] = (byte) sum;
            carry = sum >>> 8;
        }

        assertThat(verdict(event(HexFormat.of().formatHex(bytes), TIMESTAMP)))
                .isEqualTo(Authenticity.FORGED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-240, 0, 30})
    void a_timestamp_within_the_tolerance_is_taken(long offset) {
        assertThat(verdict(signedAt(NOW + offset))).isEqualTo(Authenticity.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-241, -300, -NOW})
    void a_timestamp_beyond_the_tolerance_is_stale(long offset) {
        assertThat(verdict(signedAt(NOW + offset))).isEqualTo(Authenticity.STALE);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 290, NOW})
    void a_timestamp_of_the_future_is_early(long offset) {
        assertThat(verdict(signedAt(NOW + offset))).isEqualTo(Authenticity.EARLY);
    }

    @Test
    void a_signature_is_fresh_for_less_than_sqs_recognises_a_command() {
        assertThat(DiscordSignature.AHEAD.plus(DiscordSignature.DEFAULT_TOLERANCE))
                .isLessThan(Duration.ofMinutes(5))
                .isLessThan(Gate.REMEMBERED);
    }

    @Test
    void the_tolerance_is_a_setting() {
        var strict =
                new DiscordSignature(
                        DISCORD.publicKey(),
                        Duration.ofSeconds(5),
                        InstantSource.fixed(Instant.ofEpochSecond(NOW)));

        assertThat(strict.of(request(signedAt(NOW - 6)))).isEqualTo(Authenticity.STALE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "not a key", "zz"})
    void a_public_key_that_is_none_is_refused_at_the_start(String key) {
        assertThatThrownBy(() ->
                        new DiscordSignature(key, Duration.ofSeconds(5), InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpApiEvent signedAt(long second) {
        return new HttpApiEvent().body(BODY).signedBy(DISCORD, String.valueOf(second));
    }

    private static HttpApiEvent event() {
        return event(GOOD, TIMESTAMP);
    }

    private static HttpApiEvent event(String hex, String timestamp) {
        return new HttpApiEvent()
                .body(BODY)
                .header("x-signature-ed25519", hex)
                .header("x-signature-timestamp", timestamp);
    }

    private static String flipped(String hex, int index) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        bytes[index] ^= 1;
        return HexFormat.of().formatHex(bytes);
    }

    private Authenticity verdict(HttpApiEvent event) {
        return signature.of(request(event));
    }

    private static HttpRequest request(HttpApiEvent event) {
        return HttpRequest.parse(event.bytes()).orElseThrow();
    }
}
