package dev.tonearm.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.tonearm.core.command.Query;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.LeftOut;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.LoadResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is found to choose from, in the operator's library and by nodes, and found again.
final class HitsTest implements AudioNodes {
    private static final String FAR = "https://music.example/" + "m".repeat(120) + "/night.mp3";
    private static final Track NODES = track("Night of a node", "https://tube.example/1");

    private final Map<String, LoadResult> known = new ConcurrentHashMap<>();
    private final HttpServer library = library();

    private static HttpServer library() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        String catalogue =
                """
                [{"title":"Night","author":"Nina","url":"https://music.example/night.mp3"},
                 {"title":"Night Train","author":"Oscar","url":"%s"},
                 {"title":"Day","author":"Nina","url":"https://music.example/day.mp3"}]
                """
                        .formatted(FAR);
        library.createContext(
                "/",
                exchange -> {
                    byte[] json = catalogue.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, json.length);
                    exchange.getResponseBody().write(json);
                    exchange.close();
                });
        library.start();
        known.put("https://music.example/night.mp3", single("https://music.example/night.mp3"));
        known.put(FAR, single(FAR));
        known.put(
                "tubesearch:night",
                new LoadResult.Search(
                        List.of(new LoadResult.Single(NODES, new LoadResult.Origin("1", "tube")))));
    }

    @AfterEach
    void stop() {
        library.stop(0);
    }

    @Test
    void hits_are_the_librarys_before_the_nodes_each_with_its_length() {
        assertThat(tracks(resolve(new Query.Hits(" night "))))
                .extracting(Track::title, Track::author, Track::lengthMillis)
                .containsExactly(
                        tuple("Night", "Nina", 5_000L),
                        tuple("Night Train", "Oscar", 5_000L),
                        tuple("Night of a node", "", 1_000L));
    }

    @Test
    void a_piece_that_no_node_can_load_is_a_hit_without_a_length() {
        known.remove(FAR);
        assertThat(tracks(resolve(new Query.Hits("night train"))))
                .singleElement()
                .satisfies(track -> assertThat(track.length()).isEmpty());
    }

    @Test
    void what_nobody_knows_is_not_found() {
        assertThat(resolve(new Query.Hits("sunrise"))).isEqualTo(new Resolution.NothingFound());
        known.put("tubesearch:sunrise", new LoadResult.Away());
        assertThat(resolve(new Query.Hits("sunrise")))
                .isEqualTo(new Resolution.Refused(Refusal.Simple.NODE_AWAY));
    }

    @Test
    void an_address_is_its_own_hit() {
        assertThat(tracks(resolve(new Query.Hits("https://music.example/night.mp3"))))
                .extracting(Track::title)
                .containsExactly("Night");
    }

    @Test
    void a_hit_is_found_again_by_its_address_or_by_its_words() {
        for (Track hit : tracks(resolve(new Query.Hits("night")))) {
            if (hit.equals(NODES)) known.put(NODES.uri(), single(NODES.uri()));
            String value = Query.Hit.value(hit.uri(), hit.names());
            assertThat(tracks(resolve(new Query.Chosen(List.of(value)))))
                    .extracting(Track::uri)
                    .containsExactly(hit.uri());
        }
    }

    @Test
    void several_join_together_and_those_that_are_gone_are_counted() {
        String far = Query.Hit.value(FAR, "Night Train Oscar");
        assertThat(
                        resolve(
                                new Query.Chosen(
                                        List.of(
                                                far,
                                                "https://music.example/gone.mp3",
                                                "https://music.example/night.mp3"))))
                .isInstanceOfSatisfying(
                        Resolution.Found.class,
                        found -> {
                            assertThat(found.tracks())
                                    .extracting(Track::title)
                                    .containsExactly("Night Train", "Night");
                            assertThat(found.list()).isTrue();
                            assertThat(found.leftOut()).isEqualTo(LeftOut.NONE.withMissing(1));
                        });
    }

    @Test
    void when_all_are_gone_the_last_reason_is_told() {
        assertThat(resolve(new Query.Chosen(List.of("~0 night", "http://169.254.169.254/latest"))))
                .isEqualTo(new Resolution.Refused(Refusal.Simple.ADDRESS_INSIDE));
    }

    @Test
    void a_file_without_tags_is_called_as_its_owner_called_it() {
        String address = "https://music.example/attachments/1/2/a_b.mp3?ex=67&is=67&hm=0f";
        known.put(address, single(address));
        assertThat(tracks(resolve(new Query.File(address, "Ä b"))))
                .extracting(Track::title)
                .containsExactly("Ä b");
        known.put(
                address,
                new LoadResult.Single(
                        track("Of its own", address), new LoadResult.Origin(address, "http")));
        assertThat(tracks(resolve(new Query.File(address, "Ä b"))))
                .extracting(Track::title)
                .containsExactly("Of its own");
    }

    private Resolution resolve(Query query) {
        String catalogue = "http://127.0.0.1:" + library.getAddress().getPort() + "/c";
        return new NodeSources(
                        this,
                        SourceSettings.of("", catalogue, "tubesearch:"),
                        InstantSource.system(),
                        host ->
                                InetAddress.getAllByName(
                                        host.endsWith(".example") ? "93.184.216.34" : host))
                .resolve(query);
    }

    private static List<Track> tracks(Resolution resolution) {
        assertThat(resolution).isInstanceOf(Resolution.Found.class);
        return resolution instanceof Resolution.Found found ? found.tracks() : List.of();
    }

    private static LoadResult.Single single(String address) {
        return new LoadResult.Single(
                new Track("Q" + address, "", "", 5_000, address, "", false, true),
                new LoadResult.Origin(address, "http"));
    }

    private static Track track(String title, String uri) {
        return new Track("Q" + title, title, "", 1_000, uri, "", false, true);
    }

    @Override
    public LoadResult load(String identifier) {
        return known.getOrDefault(identifier, new LoadResult.Nothing());
    }

    @Override
    public Reconciled reconcile(GuildId guild, DesiredPlayer desired) {
        return Reconciled.UNCHANGED;
    }

    @Override
    public void leaveAlone(GuildId guild) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Place whereIs(GuildId guild, EntryId entry) {
        throw new UnsupportedOperationException();
    }
}
