package dev.tonearm.worker.audio.guild;

import static dev.tonearm.worker.audio.guild.Reconciled.NOON;
import static dev.tonearm.worker.audio.guild.Reconciled.VOICE;
import static dev.tonearm.worker.audio.guild.Reconciled.after;
import static dev.tonearm.worker.audio.guild.Reconciled.fixed;
import static dev.tonearm.worker.audio.guild.Reconciled.playing;
import static dev.tonearm.worker.audio.guild.Reconciled.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.worker.audio.AudioNodes.Place;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import dev.tonearm.worker.audio.node.Voice;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What a node is told of filters, and of the speed at which a track is heard.
final class FilterReconciliationTest {
    private static final Filters FAST = Filters.of(new Timescale(1.25, 1, 1));

    /// What sounds otherwise and not faster goes on where it is, without a gap.
    @Test
    void only_changed_filters_are_sent() {
        NodePlayer there = after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        Instant then = NOON.plusSeconds(10);
        DesiredPlayer swings = playing(1, 0, NOON, Filters.of(new Tremolo(4, 0.5f)));
        assertThat(sent(there, swings, VOICE, then))
                .isEqualTo("{\"filters\":{\"tremolo\":{\"frequency\":4.0,\"depth\":0.5}}}");
        NodePlayer swinging = after(there, swings, VOICE, then);
        assertThat(sent(swinging, swings, VOICE, then.plusSeconds(9))).isEmpty();
        assertThat(sent(swinging, playing(1, 0, NOON), VOICE, then.plusSeconds(10)))
                .isEqualTo("{\"filters\":{}}");
    }

    @Test
    void a_new_player_is_told_its_filters_and_the_next_track_keeps_them() {
        DesiredPlayer first = playing(1, 0, NOON, FAST);
        assertThat(sent(NodePlayer.NONE, first, Voice.NONE, NOON))
                .isEqualTo(
                        """
                        {"track":{"encoded":"track-1","userData":{"entry":1}},"paused":false,\
                        "filters":{"timescale":{"speed":1.25,"pitch":1.0,"rate":1.0}}}\
                        """);
        NodePlayer there = after(NodePlayer.NONE, first, Voice.NONE, NOON);
        assertThat(sent(there, playing(2, 0, NOON, FAST), Voice.NONE, NOON))
                .isEqualTo(
                        "{\"track\":{\"encoded\":\"track-2\",\"userData\":{\"entry\":2}},"
                                + "\"paused\":false}");
    }

    /// The node counts the seconds that are heard, from the place at which it began: 40 s of the
    /// track at 1.25 are 32 s, so that 8 s are missing in what it counts from 0.
    @Test
    void a_player_that_begins_in_the_middle_says_from_where_its_node_counts() {
        DesiredPlayer desired = playing(1, 40_000, NOON, FAST);
        assertThat(sent(NodePlayer.NONE, desired, Voice.NONE, NOON))
                .startsWith(
                        "{\"track\":{\"encoded\":\"track-1\",\"userData\":{\"entry\":1,\"shift\":-10000}},"
                                + "\"position\":40000,");
        NodePlayer there = after(NodePlayer.NONE, desired, Voice.NONE, NOON);
        NodePlayer heard = NodePlayer.heardAt(there, 48_000, NOON.plusSeconds(8));
        assertThat(NodePlayer.placeIn(heard, new EntryId(1))).isEqualTo(new Place.At(50_000));
    }

    @Test
    void another_speed_begins_where_it_is_heard() {
        NodePlayer there = after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        Instant then = NOON.plusSeconds(40);
        DesiredPlayer fast = playing(1, 40_000, then, FAST);
        assertThat(sent(there, fast, VOICE, then))
                .isEqualTo(
                        """
                        {"track":{"userData":{"entry":1,"shift":-10000}},"position":40000,\
                        "filters":{"timescale":{"speed":1.25,"pitch":1.0,"rate":1.0}}}\
                        """);
        NodePlayer faster = after(there, fast, VOICE, then);
        Instant later = then.plusSeconds(8);
        assertThat(sent(faster, playing(1, 50_000, later), VOICE, later))
                .isEqualTo(
                        "{\"track\":{\"userData\":{\"entry\":1}},\"position\":50000,\"filters\":{}}");
    }

    @Test
    void what_cannot_be_sought_is_counted_on() {
        DesiredPlayer slow = fixed(0, NOON, Filters.NONE);
        NodePlayer there = after(NodePlayer.NONE, slow, VOICE, NOON);
        Instant then = NOON.plusSeconds(40);
        DesiredPlayer fast = fixed(40_000, then, FAST);
        assertThat(sent(there, fast, VOICE, then)).doesNotContain("position").contains("-10000");
        NodePlayer faster = after(there, fast, VOICE, then);
        NodePlayer heard = NodePlayer.heardAt(faster, 48_000, then.plusSeconds(8));
        assertThat(NodePlayer.placeIn(heard, new EntryId(1))).isEqualTo(new Place.At(50_000));
        Instant back = then.plusSeconds(8);
        NodePlayer slower = after(heard, fixed(50_000, back, Filters.NONE), VOICE, back);
        NodePlayer later = NodePlayer.heardAt(slower, 49_000, back.plusSeconds(1));
        assertThat(NodePlayer.placeIn(later, new EntryId(1))).isEqualTo(new Place.At(51_000));
    }

    @Test
    void a_strange_player_is_told_all_filters() {
        NodePlayer found = new NodePlayer.There(Turntable.strange(NOON), false, Sound.PLAIN, VOICE);
        assertThat(sent(found, playing(1, 0, NOON), Voice.NONE, NOON)).contains("\"filters\":{}");
    }
}
