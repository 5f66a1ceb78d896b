package dev.tonearm.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FetchedLibraryTest {
    @Test
    void a_library_that_was_never_there_is_away_and_not_empty() {
        FetchedLibrary away =
                new FetchedLibrary(
                        URI.create("http://127.0.0.1:9/catalogue.json"),
                        Duration.ofMinutes(5),
                        InstantSource.system());
        assertThat(away.find("night")).isEqualTo(new FetchedLibrary.Search.LibraryAway());
    }

    @Test
    void a_catalogue_is_fetched_once_and_its_addresses_are_read_as_a_browser_reads_them()
            throws IOException {
        List<String> asked = new ArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().getPath());
                    byte[] json =
                            "[{\"title\":\"Night\",\"url\":\"http://Music.example:80/a b.mp3\"}]"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, json.length);
                    exchange.getResponseBody().write(json);
                    exchange.close();
                });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/c");
            FetchedLibrary catalogue =
                    new FetchedLibrary(address, Duration.ofMinutes(5), InstantSource.system());
            assertThat(catalogue.find("night")).isInstanceOf(FetchedLibrary.Search.Hit.class);
            assertThat(catalogue.at("http://music.example/a%20b.mp3")).isPresent();
            assertThat(asked).containsExactly("/c");
        } finally {
            server.stop(0);
        }
    }
}
