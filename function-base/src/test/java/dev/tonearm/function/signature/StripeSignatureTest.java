package dev.tonearm.function.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.wire.HttpApiEvent;
import dev.tonearm.function.wire.StripeKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTest {
    private static final long NOW = 1_790_000_000;
    private static final String TIMESTAMP = String.valueOf(NOW);
    private static final StripeKey OLD = new StripeKey("whsec_old");
    private static final StripeKey NEW = new StripeKey("whsec_new");
    private static final StripeKey STRANGER = new StripeKey("whsec_stranger");
    private static final byte[] BODY =
            "{\"id\": \"evt_1\",  \"name\":\"Käthe ☂\"}\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void what_stripe_signed_is_genuine() {
        assertThat(verdict(NEW.header(TIMESTAMP, BODY))).isEqualTo(Authenticity.GENUINE);
    }

    /// Made by `printf '1790000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_new`.
    @Test
    void a_signature_that_somebody_else_computed_is_genuine() {
        String signature = "a8d78c58874a6b2e5d89493e1b6dbe9f5a71790e5f2f2ce02d06c84076e09fe9";
        byte[] body = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(verdict("t=1790000000,v1=" + signature, body)).isEqualTo(Authenticity.GENUINE);
    }

    @Test
    void it_is_over_the_raw_bytes_also_when_they_come_in_base64() {
        byte[] body = {(byte) 0xff, 0, '{', '\r', '\n'};
        var event =
                new HttpApiEvent()
                        .body(body)
                        .header("Stripe-Signature", NEW.header(TIMESTAMP, body))
                        .inBase64();

        assertThat(of(event)).isEqualTo(Authenticity.GENUINE);
    }

    @Test
    void while_a_secret_is_rolled_either_of_both_is_enough() {
        String both =
                "t=%s,v1=%s,v1=%s,v0=%s"
                        .formatted(
                                TIMESTAMP,
                                STRANGER.sign(TIMESTAMP, BODY),
                                OLD.sign(TIMESTAMP, BODY),
                                "6ffbb59b2300aae63f272406069a9788");

        assertThat(verdict(both)).isEqualTo(Authenticity.GENUINE);
        assertThat(verdict(OLD.header(TIMESTAMP, BODY))).isEqualTo(Authenticity.GENUINE);
        assertThat(verdict(NEW.header(TIMESTAMP, BODY))).isEqualTo(Authenticity.GENUINE);
    }

    @Test
    void a_secret_that_was_taken_away_signs_no_more() {
        var signature =
                new StripeSignature(
                        () -> List.of(NEW.secret()),
                        StripeSignature.DEFAULT_TOLERANCE,
                        InstantSource.fixed(Instant.ofEpochSecond(NOW)));

        assertThat(signature.of(request(event(OLD.header(TIMESTAMP, BODY), BODY))))
                .isEqualTo(Authenticity.FORGED);
    }

    @Test
    void a_strangers_signature_is_forged() {
        assertThat(verdict(STRANGER.header(TIMESTAMP, BODY))).isEqualTo(Authenticity.FORGED);
    }

    @Test
    void another_body_another_time_and_another_scheme_are_forged_or_none() {
        byte[] other = "{\"id\":\"evt_2\"}".getBytes(StandardCharsets.UTF_8);
        String signature = NEW.sign(TIMESTAMP, BODY);

        assertThat(verdict(NEW.header(TIMESTAMP, BODY), other)).isEqualTo(Authenticity.FORGED);
        assertThat(verdict("t=" + (NOW + 1) + ",v1=" + signature)).isEqualTo(Authenticity.FORGED);
        assertThat(verdict("t=" + NOW + ",v0=" + signature)).isEqualTo(Authenticity.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -1, 0, 1, 300})
    void it_is_taken_for_five_minutes_to_either_side(long offset) {
        assertThat(signedAt(NOW + offset)).isEqualTo(Authenticity.GENUINE);
    }

    @Test
    void it_is_stale_after_that_and_early_before() {
        assertThat(signedAt(NOW - 301)).isEqualTo(Authenticity.STALE);
        assertThat(signedAt(NOW + 301)).isEqualTo(Authenticity.EARLY);
    }

    @Test
    void without_a_header_it_is_missing() {
        assertThat(of(new HttpApiEvent().body(BODY))).isEqualTo(Authenticity.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "t",
                "t=,v1=",
                "t=1790000000",
                "t=1790000000,v1=zz",
                "t=-1,v1=0000000000000000000000000000000000000000000000000000000000000000",
                "t=99999999999999999999,v1=0000000000000000000000000000000000000000000000000000000000000000",
                "v1=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void what_is_no_signature_is_malformed_and_never_breaks(String header) {
        assertThat(verdict(header)).isEqualTo(Authenticity.MALFORMED);
    }

    @Test
    void nobody_makes_us_compare_for_ever() {
        String many = ("v1=" + STRANGER.sign(TIMESTAMP, BODY) + ",").repeat(1_000);

        assertThat(verdict(many + NEW.header(TIMESTAMP, BODY))).isEqualTo(Authenticity.MALFORMED);
    }

    private static Authenticity signedAt(long second) {
        return verdict(NEW.header(String.valueOf(second), BODY));
    }

    private static Authenticity verdict(String header) {
        return verdict(header, BODY);
    }

    private static Authenticity verdict(String header, byte[] body) {
        return of(event(header, body));
    }

    private static Authenticity of(HttpApiEvent event) {
        return new StripeSignature(
                        () -> List.of(OLD.secret(), NEW.secret()),
                        StripeSignature.DEFAULT_TOLERANCE,
                        InstantSource.fixed(Instant.ofEpochSecond(NOW)))
                .of(request(event));
    }

    private static HttpApiEvent event(String header, byte[] body) {
        return new HttpApiEvent().body(body).header("stripe-signature", header);
    }

    private static HttpRequest request(HttpApiEvent event) {
        return HttpRequest.parse(event.bytes()).orElseThrow();
    }
}
