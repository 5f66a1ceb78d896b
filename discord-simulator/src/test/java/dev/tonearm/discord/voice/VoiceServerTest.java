package dev.tonearm.discord.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.VoiceEnd;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.standin.rtp.EncryptionMode;
import dev.tonearm.standin.rtp.PacketCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VoiceServerTest {

    private static final VoiceGrant GRANT =
            new VoiceGrant(1_001, 2_002, 3_003, "session", "token", false);

    @TempDir Path folder;
    private VoiceServer server;
    private BareVoiceClient client;

    @BeforeEach
    void start() throws IOException {
        server = VoiceServer.start(VoiceSettings.defaults(folder));
        server.opened(GRANT);
        client = new BareVoiceClient(server);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_sent_is_heard(EncryptionMode mode) throws IOException, InterruptedException {
        PacketCipher cipher = client.join(GRANT, mode);
        client.speak();
        play(cipher, BareVoiceClient.sine(440, 60));
        Sound sound = server.ear(GRANT.guild()).heard(Duration.ofMillis(800));
        assertThat(sound.spectrum().dominantHertz()).isCloseTo(440, within(3.0));
        assertThat(sound.rms()).isCloseTo(8_000 / Math.sqrt(2) / 32_768, within(0.04));
        assertThat(server.ear(GRANT.guild()).packets()).isEqualTo(60);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void a_pause_is_a_gap_with_its_length() throws IOException, InterruptedException {
        PacketCipher cipher = client.join(GRANT, EncryptionMode.AEAD_AES256_GCM_RTPSIZE);
        client.speak();
        byte[][] sound = BareVoiceClient.sine(440, 2);
        client.packet(cipher, 1, 960, sound[0], 1);
        GuildEar ear = server.ear(GRANT.guild());
        await().until(() -> ear.silentFor().orElse(Duration.ZERO).toMillis() > 300);
        client.packet(cipher, 2, 1_920, sound[1], 2);
        await().until(() -> ear.packets() == 2);
        assertThat(ear.longestGap().orElseThrow()).isGreaterThan(Duration.ofMillis(300));
        assertThat(ear.gaps().first()).isPresent();
        ear.forgetGaps();
        assertThat(ear.longestGap()).isEmpty();
        assertThat(ear.gaps().first()).isEmpty();
    }

    @Test
    void a_wrong_session_is_4006_and_a_wrong_token_4004() throws Exception {
        client.expect(8);
        client.identify(GRANT, "another", GRANT.token());
        assertThat(client.closeCode()).isEqualTo(4006);
        try (BareVoiceClient second = new BareVoiceClient(server)) {
            second.expect(8);
            second.identify(GRANT, GRANT.session(), "another");
            assertThat(second.closeCode()).isEqualTo(4004);
        }
    }

    @Test
    void a_client_without_dave_is_4017_when_it_is_required_but_not_on_a_stage() throws Exception {
        server.change(settings -> settings.withEndToEndRequired(true));
        client.expect(8);
        client.identify(GRANT);
        assertThat(client.closeCode()).isEqualTo(4017);
        VoiceGrant stage = new VoiceGrant(1_001, 2_003, 3_003, "session", "token", true);
        server.opened(stage);
        try (BareVoiceClient second = new BareVoiceClient(server)) {
            second.expect(8);
            second.identify(stage);
            assertThat(second.expect(2).get("modes")).hasSize(2);
        }
    }

    @Test
    void a_mode_that_is_not_offered_is_4016() throws Exception {
        server.change(settings ->
                settings.withModes(List.of(EncryptionMode.AEAD_XCHACHA20_POLY1305_RTPSIZE)));
        client.expect(8);
        client.identify(GRANT);
        client.expect(2);
        client.send(
                """
                {"op":1,"d":{"protocol":"udp","data":{"mode":"aead_aes256_gcm_rtpsize"}}}\
                """);
        assertThat(client.closeCode()).isEqualTo(4016);
    }

    @Test
    void a_crash_can_be_resumed_with_what_was_missed() throws Exception {
        client.join(GRANT, EncryptionMode.AEAD_AES256_GCM_RTPSIZE);
        assertThat(server.close(GRANT.guild(), 4015, "Voice server crashed.")).isTrue();
        assertThat(client.closeCode()).isEqualTo(4015);
        await().until(() -> !server.isConnected(GRANT.guild()));
        try (BareVoiceClient second = new BareVoiceClient(server)) {
            second.expect(8);
            second.resume(GRANT, 0);
            assertThat(second.expect(4).get("mode").asText()).isEqualTo("aead_aes256_gcm_rtpsize");
            second.expect(9);
            assertThat(server.isConnected(GRANT.guild())).isTrue();
        }
    }

    @Test
    void a_kick_closes_with_4014_and_nobody_comes_back_in() throws Exception {
        client.join(GRANT, EncryptionMode.AEAD_AES256_GCM_RTPSIZE);
        server.closed(GRANT, VoiceEnd.DISCONNECTED);
        assertThat(client.closeCode()).isEqualTo(4014);
        for (int attempt = 0; attempt < 2; attempt++) {
            try (BareVoiceClient again = new BareVoiceClient(server)) {
                again.expect(8);
                if (attempt == 0) {
                    again.resume(GRANT, 0);
                } else {
                    again.identify(GRANT);
                }
                assertThat(again.closeCode()).isEqualTo(4006);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4006, 4014, 4015, 4021, 4022, 4017})
    void any_close_can_be_asked_for(int code) throws Exception {
        client.join(GRANT, EncryptionMode.AEAD_AES256_GCM_RTPSIZE);
        server.close(GRANT.guild(), code, "on demand");
        assertThat(client.closeCode()).isEqualTo(code);
    }

    @Test
    void heartbeats_are_answered_and_silence_is_4009() throws Exception {
        client.expect(8);
        client.send("{\"op\":3,\"d\":{\"t\":1501184119561,\"seq_ack\":-1}}");
        JsonNode acknowledgement = client.expect(6);
        assertThat(acknowledgement.get("t").asLong()).isEqualTo(1_501_184_119_561L);
        server.change(settings -> settings.withHeartbeatInterval(Duration.ofMillis(200)));
        assertThat(client.closeCode()).isEqualTo(4009);
    }

    @Test
    void faults_on_the_wire_are_reported_by_rule() throws Exception {
        PacketCipher cipher = client.join(GRANT, EncryptionMode.AEAD_AES256_GCM_RTPSIZE);
        byte[] sound = BareVoiceClient.sine(440, 1)[0];
        for (int i = 0; i < 11; i++) {
            client.packet(cipher, i, i * 960, sound, i);
        }
        // Over another socket than the packets: it could overtake them.
        await().untilAsserted(() ->
                assertThat(server.violations())
                        .extracting(VoiceViolation::rule)
                        .contains("voice.not-speaking"));
        client.speak();
        client.packet(cipher, 10, 10_560, sound, 12);
        client.packet(cipher, 11, 10_561, sound, 13);
        client.packet(cipher, 12, 11_521, sound, 1);
        PacketCipher other = EncryptionMode.AEAD_AES256_GCM_RTPSIZE.cipher(new byte[32]);
        client.packet(other, 13, 12_481, sound, 4);
        client.sendUdp(new byte[20]);
        await().untilAsserted(() ->
                assertThat(server.violations())
                        .extracting(VoiceViolation::rule)
                        .contains(
                                "voice.not-speaking",
                                "voice.sequence",
                                "voice.timestamp",
                                "voice.nonce-reused",
                                "voice.decrypt",
                                "voice.datagram"));
    }

    /// As Lavalink does with its defaults: Koe asks for the address by one socket, its native queue
    /// sends by another and is still 400 ms ahead when opcode 5 says that the speaking is over.
    @ParameterizedTest
    @EnumSource
    void a_sender_with_a_queue_and_a_socket_of_its_own_is_heard(EncryptionMode mode)
            throws IOException, InterruptedException {
        PacketCipher cipher = client.join(GRANT, mode);
        client.sendByAnotherSocket("127.0.0.1");
        client.speak();
        byte[][] sound = BareVoiceClient.sine(440, 85);
        play(cipher, sound, 0, 30);
        client.pause();
        await().until(() -> !speaking());
        play(cipher, sound, 30, 55);
        client.speak();
        await().until(this::speaking);
        play(cipher, sound, 55, 85);
        assertThat(server.ear(GRANT.guild()).heard(Duration.ofMillis(400)).rms())
                .isGreaterThan(0.1);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void a_sender_that_says_it_is_silent_and_plays_on_is_reported()
            throws IOException, InterruptedException {
        PacketCipher cipher = client.join(GRANT, EncryptionMode.AEAD_AES256_GCM_RTPSIZE);
        client.speak();
        await().until(this::speaking);
        client.pause();
        await().until(() -> !speaking());
        play(cipher, BareVoiceClient.sine(440, 51), 0, 51);
        assertThat(server.violations())
                .extracting(VoiceViolation::rule)
                .containsExactly("voice.not-speaking");
    }

    @Test
    void the_key_does_not_help_from_another_host() throws IOException, InterruptedException {
        PacketCipher cipher = client.join(GRANT, EncryptionMode.AEAD_AES256_GCM_RTPSIZE);
        client.speak();
        client.sendByAnotherSocket("127.0.0.2");
        client.packet(cipher, 1, 960, BareVoiceClient.sine(440, 1)[0], 1);
        await().untilAsserted(() ->
                assertThat(server.violations())
                        .extracting(VoiceViolation::rule)
                        .containsExactly("voice.address"));
        assertThat(server.ear(GRANT.guild()).packets()).isZero();
    }

    @Test
    void what_is_sent_while_unheard_is_no_fault_and_no_sound() throws Exception {
        PacketCipher cipher = client.join(GRANT, EncryptionMode.AEAD_AES256_GCM_RTPSIZE);
        client.speak();
        byte[][] sound = BareVoiceClient.sine(440, 3);
        client.packet(cipher, 1, 960, sound[0], 1);
        GuildEar ear = server.ear(GRANT.guild());
        await().until(() -> ear.packets() == 1);

        server.unheard(GRANT.guild(), true);
        client.packet(cipher, 2, 1_920, sound[1], 2);
        assertThat(server.heard(GRANT.guild()).path("unheard").asBoolean()).isTrue();
        // From the same sender: it comes after the packet, and leaves a trace.
        client.sendUdp(new byte[20]);
        await().untilAsserted(() ->
                assertThat(server.violations())
                        .extracting(VoiceViolation::rule)
                        .containsExactly("voice.datagram"));
        assertThat(ear.packets()).isEqualTo(1);

        server.unheard(GRANT.guild(), false);
        client.packet(cipher, 3, 2_880, sound[2], 3);
        await().until(() -> ear.packets() == 2);
    }

    private boolean speaking() {
        return VoiceState.of(server.gateway(), GRANT.guild()).path("speaking").asBoolean();
    }

    @Test
    void opcodes_before_identify_and_unknown_ones_close() throws Exception {
        client.expect(8);
        client.speak();
        assertThat(client.closeCode()).isEqualTo(4003);
        try (BareVoiceClient second = new BareVoiceClient(server)) {
            second.expect(8);
            second.send("{\"op\":99,\"d\":{}}");
            assertThat(second.closeCode()).isEqualTo(4001);
        }
        try (BareVoiceClient third = new BareVoiceClient(server)) {
            third.expect(8);
            third.send("{\"op\":");
            assertThat(third.closeCode()).isEqualTo(4002);
        }
    }

    /// Sends a packet every 20 ms, as a real client paces itself.
    private void play(PacketCipher cipher, byte[][] packets) {
        play(cipher, packets, 0, packets.length);
    }

    private void play(PacketCipher cipher, byte[][] packets, int from, int to) {
        AtomicInteger next = new AtomicInteger(from);
        try (ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor()) {
            var pacing =
                    pacer.scheduleAtFixedRate(
                            () -> {
                                int i = next.getAndIncrement();
                                if (i < to) {
                                    send(cipher, i, packets[i]);
                                }
                            },
                            0,
                            20,
                            TimeUnit.MILLISECONDS);
            await().until(() -> server.ear(GRANT.guild()).packets() == to);
            pacing.cancel(false);
        }
    }

    private void send(PacketCipher cipher, int index, byte[] opus) {
        try {
            client.packet(cipher, index + 1, (index + 1) * 960, opus, index + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
