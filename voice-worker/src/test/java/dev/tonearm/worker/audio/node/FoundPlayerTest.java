package dev.tonearm.worker.audio.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.worker.audio.AudioNodes.Place;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FoundPlayerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void a_voice_server_that_the_node_speaks_to_is_found() {
        assertThat(found(true).voice())
                .isEqualTo(
                        new Voice.At(
                                new VoiceServer(
                                        new ChannelId(7), "voice.example:443", "token", "one")));
    }

    /// Lavalink keeps the credentials of a connection that it never got.
    @Test
    void a_voice_server_that_the_node_is_not_connected_to_counts_for_none() {
        assertThat(found(false).voice()).isEqualTo(Voice.NONE);
    }

    @Test
    void volume_and_filters_are_found_as_a_node_tells_them() {
        assertThat(found("", "{\"timescale\":{\"speed\":1.25,\"pitch\":1.0,\"rate\":1.0}}").sound())
                .isEqualTo(new Sound(70, Filters.of(new Timescale(1.25, 1, 1))));
        assertThat(found("", "{\"tremolo\":{\"depth\":0.2},\"pluginFilters\":{}}").sound())
                .isEqualTo(new Sound(70, Filters.of(new Tremolo(2, 0.2f))));
    }

    /// It has counted 10 s since it was sought to 40 s.
    @Test
    void at_another_speed_its_place_is_told_by_what_it_counts_and_from_where() {
        String fast = "{\"timescale\":{\"speed\":1.25}}";
        assertThat(NodePlayer.placeIn(found(",\"shift\":-10000", fast), new EntryId(5)))
                .isEqualTo(new Place.At(52_500));
        assertThat(NodePlayer.placeIn(found("", "{}"), new EntryId(5)))
                .isEqualTo(new Place.At(50_000));
    }

    @Test
    void filters_that_are_not_ours_make_a_player_strange() {
        NodePlayer.There found = found("", "{\"pluginFilters\":{\"echo\":{\"delay\":1}}}");
        assertThat(NodePlayer.placeIn(found, new EntryId(5))).isEqualTo(Place.GONE);
        assertThat(found.turntable())
                .isInstanceOfSatisfying(
                        Turntable.Entry.class,
                        entry -> assertThat(entry.id()).isEqualTo(Turntable.STRANGE));
    }

    private static NodePlayer.There found(String userData, String filters) {
        String json =
                """
                {"guildId":"1","volume":70,"paused":false,
                 "track":{"encoded":"QAAA","userData":{"entry":5%s}},
                 "state":{"time":1,"position":50000,"connected":false,"ping":3},
                 "filters":%s}
                """
                        .formatted(userData, filters);
        return FoundPlayer.read(JsonObject.parse(json), NOON);
    }

    private static NodePlayer.There found(boolean connected) {
        String json =
                """
                {"guildId":"1","track":null,"volume":100,"paused":false,
                 "state":{"time":1,"position":0,"connected":%b,"ping":3},
                 "voice":{"token":"token","endpoint":"voice.example:443","sessionId":"one",
                          "channelId":"7"},
                 "filters":{}}
                """
                        .formatted(connected);
        return FoundPlayer.read(JsonObject.parse(json), NOON);
    }
}
