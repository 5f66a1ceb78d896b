package dev.tonearm.discord.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.standin.rtp.EncryptionMode;
import dev.tonearm.standin.rtp.PacketCipher;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VoiceRoutesTest {

    private static final VoiceGrant GRANT = new VoiceGrant(7, 8, 9, "session", "token", false);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir Path folder;
    private VoiceServer voice;
    private Javalin web;
    private BareVoiceClient bot;
    private PacketCipher cipher;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        voice = VoiceServer.start(VoiceSettings.defaults(folder));
        web =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    VoiceRoutes.mount(config, voice);
                                })
                        .start("127.0.0.1", 0);
        voice.opened(GRANT);
        bot = new BareVoiceClient(voice);
        cipher = bot.join(GRANT, EncryptionMode.AEAD_AES256_GCM_RTPSIZE);
        bot.speak();
    }

    @AfterEach
    void stop() {
        bot.close();
        web.stop();
        voice.close();
    }

    @Test
    void the_state_of_a_guild_names_the_connection_and_counts_packets() throws Exception {
        sing(3);
        JsonNode state = get("/7");
        assertThat(state.get("connected").asBoolean()).isTrue();
        assertThat(state.get("channelId").asText()).isEqualTo("8");
        assertThat(state.get("userId").asText()).isEqualTo("9");
        assertThat(state.get("mode").asText()).isEqualTo("aead_aes256_gcm_rtpsize");
        assertThat(state.get("packets").asInt()).isEqualTo(3);
        assertThat(get("").get("guilds")).hasSize(1);
        assertThat(state.toString()).doesNotContain("token");
    }

    @Test
    void what_was_heard_comes_as_figures_and_as_a_wav_file() throws Exception {
        sing(25);
        JsonNode heard = get("/7/heard?ms=2000");
        assertThat(heard.get("dominantHz").asDouble()).isBetween(430.0, 450.0);
        assertThat(heard.get("rms").asDouble()).isPositive();
        byte[] wav = send("GET", "/7/heard.wav?seconds=2", "").body();
        assertThat(new String(wav, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(wav).hasSize(44 + 2 * 48_000 * 4);
        assertThat(send("GET", "/7/heard?ms=99999", "").statusCode()).isEqualTo(400);
        assertThat(send("GET", "/x", "").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"'', 3840", "?packets=1, 3840", "?packets=3, 11520"})
    void a_listener_gets_so_many_packets_in_a_message_as_were_asked_for(String wish, int bytes) {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        WebSocket page = listen(wish, new Sizes(sizes, new CompletableFuture<>()));
        byte[][] sound = BareVoiceClient.sine(440, 200);
        AtomicInteger next = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    int i = next.getAndIncrement() % sound.length;
                    bot.packet(cipher, i, i * 960, sound[i], i);
                    return sizes.size() >= 5;
                });
        assertThat(sizes).containsOnly(bytes);
        page.abort();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 51})
    void a_message_of_more_than_a_second_is_refused_with_words(int packets) {
        var closed = new CompletableFuture<String>();
        listen("?packets=" + packets, new Sizes(new CopyOnWriteArrayList<>(), closed));
        assertThat(closed)
                .succeedsWithin(Duration.ofMinutes(1))
                .isEqualTo("1008 packets has to be from 1 to 50");
    }

    private WebSocket listen(String wish, WebSocket.Listener listener) {
        String url = "ws://127.0.0.1:" + web.port() + "/control/voice/7/listen" + wish;
        return HTTP.newWebSocketBuilder().buildAsync(URI.create(url), listener).join();
    }

    /// Notes how large each message is, and why it was closed.
    private record Sizes(List<Integer> sizes, AtomicInteger bytes, CompletableFuture<String> closed)
            implements WebSocket.Listener {
        Sizes(List<Integer> sizes, CompletableFuture<String> closed) {
            this(sizes, new AtomicInteger(), closed);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            bytes.addAndGet(data.remaining());
            if (last) sizes.add(bytes.getAndSet(0));
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code + " " + reason);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Test
    void closing_and_dropping_answer_404_when_nobody_is_there() throws Exception {
        assertThat(send("POST", "/7/close", "{\"code\":4014}").statusCode()).isEqualTo(204);
        assertThat(bot.closeCode()).isEqualTo(4014);
        assertThat(send("POST", "/7/close", "{\"code\":4014}").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/7/drop", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/7/close", "{\"code\":1}").statusCode()).isEqualTo(400);
    }

    @Test
    void settings_and_violations_are_read_and_changed() throws Exception {
        send(
                "PATCH",
                "/settings",
                "{\"endToEndRequired\":true,\"modes\":[\"aead_xchacha20_poly1305_rtpsize\"]}");
        JsonNode settings = get("/settings");
        assertThat(settings.get("endToEndRequired").asBoolean()).isTrue();
        assertThat(settings.get("modes")).hasSize(1);
        bot.sendUdp(new byte[20]);
        await().until(() -> get("/violations").get("violations").size() == 1);
        assertThat(get("/violations").at("/violations/0/rule").asText())
                .isEqualTo("voice.datagram");
        send("DELETE", "/violations", "");
        assertThat(get("/violations").get("violations")).isEmpty();
    }

    @Test
    void gaps_are_forgotten_on_request() throws Exception {
        assertThat(send("DELETE", "/7/gaps", "").statusCode()).isEqualTo(204);
        assertThat(get("/7").get("gaps")).isEmpty();
    }

    private void sing(int packets) throws IOException {
        byte[][] sound = BareVoiceClient.sine(440, packets);
        for (int i = 0; i < packets; i++) {
            bot.packet(cipher, i, i * 960, sound[i], i);
        }
        await().until(() -> voice.ear(7).packets() == packets);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(send("GET", path, "").body());
    }

    private HttpResponse<byte[]> send(String method, String path, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + web.port() + "/control/voice" + path);
        return HTTP.send(
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
