package dev.tonearm.core.player;

import static dev.tonearm.core.player.Stored.bytes;
import static dev.tonearm.core.player.Stored.text;
import static dev.tonearm.core.player.StoredEntry.AT;
import static dev.tonearm.core.player.StoredEntry.ENTRY;
import static dev.tonearm.core.player.StoredEntry.ENTRY_JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Snapshots as they are in DynamoDB already. One below is added to, never changed: it stands for
/// those that earlier releases wrote.
final class PlayerJsonTest {
    @Test
    void a_new_state_is_written_and_read_as_it_always_was() {
        String json =
                "{'n':0,'playback':{'t':'idle'},'queue':[],'loop':'off','volume':100,"
                        + "'panel':{'t':'none'},'next':1,'handled':[]}";
        assertThat(text(Stored.write(PlayerState.NEW))).isEqualTo(json);
        assertThat(Stored.state(bytes(json))).isEqualTo(PlayerState.NEW);
    }

    @Test
    void a_full_state_is_written_and_read_as_it_always_was() {
        Track radio = new Track("QBBB", "Radio", "", 0, "", "", true, false);
        PlayerState state =
                new PlayerState(
                        12,
                        new Deck(
                                new Playback.Loaded(ENTRY, 1_500, AT, true),
                                LoopMode.QUEUE,
                                Setbacks.NONE),
                        new Waiting(
                                List.of(new QueueEntry(new EntryId(8), radio, new UserId(43))), 9),
                        new Stay(new Whereabouts.InVoice(new ChannelId(9)), Company.PEOPLE),
                        new Sound(70, Filters.NONE),
                        new Shown(new Panel.Posted(new ChannelId(10), new MessageId(11)), ""),
                        Story.NEW,
                        new Memory(List.of(new Handled(new InteractionId(5), 12))),
                        House.USUAL);
        String json =
                "{'n':12,'playback':{'t':'loaded','entry':"
                        + ENTRY_JSON
                        + ",'position':1500,'since':'2026-11-21T12:00:00.123456Z','paused':true},"
                        + "'queue':[{'id':8,'u':43,'e':'QBBB','title':'Radio','author':'','ms':0,"
                        + "'stream':true,'fixed':true}],'loop':'queue','volume':70,'voice':9,"
                        + "'panel':{'t':'posted','c':10,'m':11},'next':9,"
                        + "'handled':[{'i':5,'n':12}]}";
        assertThat(text(Stored.write(state))).isEqualTo(json);
        assertThat(Stored.state(bytes(json))).isEqualTo(state);
    }

    @Test
    void a_language_is_written_when_there_is_one() {
        PlayerState german = PlayerState.NEW.with(new Shown(Panel.NONE, "de"));
        assertThat(text(Stored.write(german))).contains("'panel':{'t':'none'},'language':'de',");
        assertThat(Stored.state(Stored.write(german))).isEqualTo(german);
        assertThat(text(Stored.write(PlayerState.NEW))).doesNotContain("language");
    }

    @Test
    void what_was_on_is_written_when_there_is_any_and_raises_no_format() {
        PlayerState state =
                PlayerState.NEW.with(
                        new Story(Past.NOTHING, Tally.NOTHING, List.of(new Played(ENTRY, AT))));
        String json =
                "'recent':[%s,'at':'2026-11-21T12:00:00.123456Z'}],'handled':[]"
                        .formatted(ENTRY_JSON.substring(0, ENTRY_JSON.length() - 1));
        assertThat(text(Stored.write(state))).contains(json);
        assertThat(Stored.state(Stored.write(state))).isEqualTo(state);
        assertThat(new PlayerJson(Formats.CURRENT).format(state)).isEqualTo(Formats.FIRST);
    }

    @Test
    void being_alone_and_having_left_are_written_and_read_as_they_always_were() {
        String json =
                "{'n':0,'playback':{'t':'idle'},'queue':[],'loop':'off','volume':100,%s,"
                        + "'panel':{'t':'none'},'next':1,'handled':[]}";
        PlayerState alone =
                PlayerState.NEW.with(
                        new Stay(
                                new Whereabouts.InVoice(new ChannelId(9)), new Company.Nobody(AT)));
        String aloneJson = json.formatted("'voice':9,'alone':'2026-11-21T12:00:00.123456Z'");
        assertThat(text(Stored.write(alone))).isEqualTo(aloneJson);
        assertThat(Stored.state(bytes(aloneJson))).isEqualTo(alone);
        PlayerState left =
                PlayerState.NEW.with(
                        new Stay(Whereabouts.NOWHERE, new Company.Parted(LeaveReason.ALONE)));
        String leftJson = json.formatted("'parted':'alone'");
        assertThat(text(Stored.write(left))).isEqualTo(leftJson);
        assertThat(Stored.state(bytes(leftJson))).isEqualTo(left);
    }

    @Test
    void setbacks_are_written_beside_what_older_releases_read() {
        PlayerState state =
                PlayerState.NEW.with(
                        Deck.IDLE.with(
                                new Setbacks(
                                        4,
                                        List.of(ENTRY),
                                        List.of(new EntryId(5), new EntryId(6)),
                                        "no answer",
                                        AT,
                                        AT.plusSeconds(9))));
        String before =
                "{'n':0,'playback':{'t':'idle'},'queue':[],'loop':'off','volume':100,"
                        + "'panel':{'t':'none'},'next':1,'handled':[]";
        String json =
                before
                        + ",'setbacks':{'count':4,'out':["
                        + ENTRY_JSON
                        + "],'back':[5,6],'why':'no answer',"
                        + "'since':'2026-11-21T12:00:00.123456Z',"
                        + "'last':'2026-11-21T12:00:09.123456Z'}}";
        assertThat(text(Stored.write(state))).isEqualTo(json);
        assertThat(Stored.state(bytes(json))).isEqualTo(state);
        assertThat(Stored.state(bytes(before + "}"))).isEqualTo(PlayerState.NEW);
    }

    @Test
    void filters_are_written_beside_the_volume_where_there_are_any() {
        String json =
                "{'format':2,'n':0,'playback':{'t':'loaded','entry':"
                        + ENTRY_JSON
                        + ",'position':1500,'since':'2026-11-21T12:00:00.123456Z','paused':false},"
                        + "'queue':[],'loop':'off','volume':100,"
                        + "'filters':{'timescale':{'speed':1.25,'pitch':1.0,'rate':1.0},"
                        + "'tremolo':{'frequency':4.2,'depth':0.5}},"
                        + "'panel':{'t':'none'},'next':1,'handled':[]}";
        Filters filters = Filters.of(new Timescale(1.25, 1, 1), new Tremolo(4.2f, 0.5f));
        TrackClock clock = new TrackClock(1_500, AT, false, 1.25);
        PlayerState state =
                PlayerState.NEW.with(
                        Deck.IDLE.with(new Playback.Loaded(ENTRY, clock)),
                        Sound.PLAIN.with(filters));
        assertThat(text(Stored.write(state))).isEqualTo(json);
        assertThat(Stored.state(bytes(json))).isEqualTo(state);
    }

    @Test
    void a_panel_that_is_wanted_is_written_and_read_as_it_always_was() {
        String json =
                "{'n':0,'playback':{'t':'idle'},'queue':[],'loop':'off','volume':100,"
                        + "'panel':{'t':'wanted','c':9},'next':1,'handled':[]}";
        PlayerState state = PlayerState.NEW.with(new Shown(new Panel.Wanted(new ChannelId(9)), ""));
        assertThat(text(Stored.write(state))).isEqualTo(json);
        assertThat(Stored.state(bytes(json))).isEqualTo(state);
    }

    @Test
    void a_panel_that_moves_is_one_that_is_wanted_to_an_older_reader() {
        String json =
                "{'n':0,'playback':{'t':'idle'},'queue':[],'loop':'off','volume':100,"
                        + "'panel':{'t':'wanted','c':9,'from':{'c':10,'m':11}},'next':1,'handled':[]}";
        var from = new Panel.Posted(new ChannelId(10), new MessageId(11));
        PlayerState state =
                PlayerState.NEW.with(new Shown(new Panel.Moving(new ChannelId(9), from), ""));
        assertThat(text(Stored.write(state))).isEqualTo(json);
        assertThat(Stored.state(bytes(json))).isEqualTo(state);
    }

    @Test
    void a_snapshot_knows_the_line_that_wanted_a_panel_until_it_is_there() {
        var wants = new PanelEvent.PanelWanted(new ChannelId(9));
        PlayerState wanted = PlayerState.NEW.after(line(1, wants));
        assertThat(text(Stored.write(wanted))).contains("'panel':{'t':'wanted','c':9,'by':1}");
        assertThat(Stored.state(Stored.write(wanted))).isEqualTo(wanted);
        var posted = new PanelEvent.PanelPosted(new ChannelId(9), new MessageId(3));
        PlayerState there = wanted.after(line(2, posted));
        assertThat(text(Stored.write(there))).contains("'panel':{'t':'posted','c':9,'m':3}");
    }

    private static JournalLine line(long sequence, PanelEvent event) {
        return new JournalLine(sequence, Instant.EPOCH, Cause.DISCORD, List.of(event));
    }

    @Test
    void what_was_stored_before_there_were_bounds_is_read_however_big_it_is() {
        Track endless =
                new Track(
                        "Q".repeat(160_160),
                        "t".repeat(60_000),
                        "a".repeat(60_000),
                        1_000,
                        "http://127.0.0.1/" + "u".repeat(5_000),
                        "",
                        false,
                        true);
        QueueEntry entry = new QueueEntry(new EntryId(1), endless, Examples.ADA);
        JournalLine line =
                Examples.line(
                        PlayerState.NEW,
                        Examples.asked(5, "play"),
                        new QueueEvent.Enqueued(0, List.of(entry), ""));
        assertThat(Stored.line(Stored.write(line))).isEqualTo(line);
        PlayerState state = PlayerState.NEW.after(line);
        assertThat(Stored.state(Stored.write(state))).isEqualTo(state);
    }
}
