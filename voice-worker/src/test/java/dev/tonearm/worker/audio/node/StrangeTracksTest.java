package dev.tonearm.worker.audio.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.arbjerg.lavalink.client.LavalinkClient;
import dev.arbjerg.lavalink.client.LavalinkNode;
import dev.arbjerg.lavalink.client.NodeOptions;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.audio.LoadResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What nodes say of tracks, and what is believed.
final class StrangeTracksTest {
    private final ScriptedNode scripted = new ScriptedNode();
    private final LavalinkClient client = new LavalinkClient(4_711);
    private LavalinkNode node;

    @BeforeEach
    void connect() {
        node =
                client.addNode(
                        new NodeOptions.Builder()
                                .setName("scripted")
                                .setServerUri(scripted.uri())
                                .setPassword("a-node's-password")
                                .build());
        await().until(node::getAvailable);
    }

    @AfterEach
    void disconnect() {
        client.close();
        scripted.close();
    }

    @Test
    void the_length_of_what_is_no_stream_and_has_none_is_unknown() {
        assertThat(single("T", "A", Long.MAX_VALUE, false).length()).isEmpty();
        assertThat(single("T", "A", 0, false).length()).isEmpty();
        assertThat(single("T", "A", Long.MAX_VALUE, true).length()).isEmpty();
        assertThat(single("T", "A", 61_000, false).length()).hasValue(Duration.ofSeconds(61));
    }

    @Test
    void what_a_node_says_instead_of_a_name_is_none() {
        Track track = single("Unknown title", "Unknown artist", 1, false);
        assertThat(track.name()).isEqualTo("a song.mp3");
        assertThat(track.author()).isEmpty();
    }

    @Test
    void a_list_without_a_name_is_a_list() {
        scripted.answer =
                """
                {"loadType":"playlist","data":{"info":{"name":"","selectedTrack":-1},\
                "pluginInfo":{},"tracks":[%s]}}
                """
                        .formatted(track("T", "A", 1, false));
        assertThat(load())
                .isInstanceOfSatisfying(
                        LoadResult.Playlist.class,
                        list -> {
                            assertThat(list.name()).isEmpty();
                            assertThat(list.tracks()).hasSize(1);
                        });
    }

    private Track single(String title, String author, long length, boolean stream) {
        scripted.answer =
                "{\"loadType\":\"track\",\"data\":%s}"
                        .formatted(track(title, author, length, stream));
        return ((LoadResult.Single) load()).track();
    }

    private LoadResult load() {
        return LoadResults.read(
                List.of(node.loadItem("anything").block(Duration.ofSeconds(10))).getFirst());
    }

    private static String track(String title, String author, long length, boolean stream) {
        return """
        {"encoded":"QAAA","info":{"identifier":"x","isSeekable":true,"author":"%s",\
        "length":%d,"isStream":%b,"position":0,"title":"%s",\
        "uri":"https://music.example/a%%20song.mp3","artworkUrl":null,"isrc":null,\
        "sourceName":"http"},"pluginInfo":{},"userData":{}}
        """
                .formatted(author, length, stream, title);
    }
}
