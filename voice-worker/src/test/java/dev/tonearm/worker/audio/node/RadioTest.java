package dev.tonearm.worker.audio.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.session.AudioStage;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node's library makes of a radio station: it says what the station's headers say, and asks
/// for no titles within the stream.
@OnTheWire
final class RadioTest {
    /// One frame of MPEG 1 layer III, 128 kbit/s at 44.1 kHz, of silence.
    private static final byte[] FRAME = new byte[417];

    static {
        FRAME[0] = (byte) 0xff;
        FRAME[1] = (byte) 0xfb;
        FRAME[2] = (byte) 0x90;
    }

    private final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();
    private final HttpServer station = station();

    @TempDir Path folder;
    private AudioStage stage;
    private LavalinkNodes nodes;

    private static HttpServer station() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        stage = new AudioStage(folder);
        nodes = stage.worker();
        station.setExecutor(Thread::startVirtualThread);
        station.start();
        await().until(nodes::ready);
    }

    @AfterEach
    void stop() {
        station.stop(0);
        nodes.close();
        stage.close();
    }

    @Test
    void it_is_live_and_has_the_station_s_topic_and_name() {
        sends("/jazz", Map.of("icy-name", "Radio Tonearm", "icy-description", "Jazz all day"));
        Track track = load("/jazz");
        assertThat(track.stream()).isTrue();
        assertThat(track.length()).isEmpty();
        assertThat(track.title()).isEqualTo("Jazz all day");
        assertThat(track.author()).isEqualTo("Radio Tonearm");
        assertThat(asked)
                .as("titles within the stream come to who asks for them")
                .noneMatch(headers -> headers.containsKey("Icy-metadata"));
    }

    @Test
    void one_that_says_nothing_of_itself_is_called_by_its_name() {
        sends("/plain", Map.of("icy-name", "Radio Tonearm"));
        sends(
                "/icecast",
                Map.of("icy-name", "Radio Tonearm", "icy-description", "Unspecified description"));
        for (String path : List.of("/plain", "/icecast")) {
            assertThat(load(path).name()).isEqualTo("Radio Tonearm");
            assertThat(load(path).author()).isEmpty();
        }
    }

    private void sends(String path, Map<String, String> headers) {
        station.createContext(
                path,
                exchange -> {
                    asked.add(Map.copyOf(exchange.getRequestHeaders()));
                    exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
                    headers.forEach(exchange.getResponseHeaders()::set);
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream sound = exchange.getResponseBody()) {
                        for (int i = 0; i < 1_000; i++) sound.write(FRAME);
                    } catch (IOException e) {
                        // The node has heard enough.
                    }
                });
    }

    private Track load(String path) {
        LoadResult loaded = nodes.load("http://127.0.0.1:" + station.getAddress().getPort() + path);
        assertThat(loaded).isInstanceOf(LoadResult.Single.class);
        return ((LoadResult.Single) loaded).track();
    }
}
