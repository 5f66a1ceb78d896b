package dev.tonearm.standin.music;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.standin.sound.WavFile;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MusicRoutesTest {

    @TempDir static Path folder;
    private static MusicLibrary library;
    private static Javalin server;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        library = MusicLibrary.builtIn(folder);
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    MusicRoutes.mount(config, library);
                                })
                        .start("127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void the_catalogue_names_each_piece_with_a_url_that_serves_it()
            throws IOException, InterruptedException {
        JsonNode catalogue = new ObjectMapper().readTree(get("catalogue.json").body());
        assertThat(catalogue).hasSize(8);
        JsonNode first = catalogue.get(0);
        LibraryTrack track = library.tracks().getFirst();
        assertThat(first.get("title").asText()).isEqualTo(track.title());
        assertThat(first.get("author").asText()).isEqualTo(track.author());
        assertThat(first.get("lengthMs").asLong()).isEqualTo(track.lengthMs());
        assertThat(first.get("frequencyHz").asDouble()).isEqualTo(track.tone());
        HttpResponse<byte[]> file =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(first.get("url").asText())).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(file.body()).isEqualTo(Files.readAllBytes(folder.resolve(track.file())));
    }

    @Test
    void a_range_gives_exactly_those_bytes() throws IOException, InterruptedException {
        String name = library.tracks().getFirst().file();
        byte[] whole = Files.readAllBytes(folder.resolve(name));
        HttpResponse<byte[]> middle = get(name, "Range", "bytes=1000-2999");
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(whole, 1000, 3000));
        assertThat(middle.headers().firstValue("Content-Range"))
                .contains("bytes 1000-2999/" + whole.length);
        assertThat(get(name, "Range", "bytes=-100").body())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 100, whole.length));
        assertThat(get(name, "Range", "bytes=" + (whole.length - 7) + "-").body()).hasSize(7);
    }

    @Test
    void a_range_past_the_end_is_416() throws IOException, InterruptedException {
        String name = library.tracks().getFirst().file();
        HttpResponse<byte[]> past = get(name, "Range", "bytes=999999999-");
        assertThat(past.statusCode()).isEqualTo(416);
        assertThat(past.headers().firstValue("Content-Range"))
                .contains("bytes */" + Files.size(folder.resolve(name)));
    }

    @Test
    void what_is_held_back_comes_whole_when_it_is_let_go()
            throws IOException, InterruptedException {
        String name = library.tracks().getFirst().file();
        var address = address("held/" + name + "?once");
        var held =
                HTTP.sendAsync(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        var beside =
                HTTP.sendAsync(
                        HttpRequest.newBuilder(address("held/" + name + "?beside")).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        HTTP.send(
                HttpRequest.newBuilder(address).DELETE().build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(held.join().statusCode()).isEqualTo(200);
        assertThat(held.join().body()).isEqualTo(Files.readAllBytes(folder.resolve(name)));
        assertThat(beside).isNotDone();
        beside.cancel(true);
    }

    @Test
    void a_long_piece_begins_again_where_it_ends() throws IOException, InterruptedException {
        String name = library.tracks().getFirst().file();
        byte[] once = Files.readAllBytes(folder.resolve(name));
        byte[] pcm = Arrays.copyOfRange(once, 44, once.length);
        byte[] whole = get("long/" + name).body();
        assertThat(whole).hasSize(44 + 10 * pcm.length);
        assertThat(whole).startsWith(WavFile.header(10 * pcm.length));
        assertThat(Arrays.copyOfRange(whole, 44 + pcm.length, 44 + 2 * pcm.length)).isEqualTo(pcm);
        String seam = "bytes=%d-%d".formatted(40 + pcm.length, 47 + pcm.length);
        assertThat(get("long/" + name, "Range", seam).body())
                .isEqualTo(Arrays.copyOfRange(whole, 40 + pcm.length, 48 + pcm.length));
    }

    @Test
    void other_files_are_not_found() throws IOException, InterruptedException {
        assertThat(get("version").statusCode()).isEqualTo(404);
        assertThat(get("..%2Fversion").statusCode()).isIn(400, 404);
    }

    private static HttpResponse<byte[]> get(String name, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(name));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static URI address(String name) {
        return URI.create("http://127.0.0.1:" + server.port() + "/music/" + name);
    }
}
