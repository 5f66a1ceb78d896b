package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is in DynamoDB already. A line below is added to, never changed: it stands for journals
/// that earlier releases wrote.
final class PlayerJsonTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final QueueEntry ENTRY =
            new QueueEntry(
                    new EntryId(7),
                    new Track("QAAA", "So What", "Miles", 545_000, "u://1", "a://1", false, true),
                    new UserId(42));
    private static final String ENTRY_JSON =
            "{'id':7,'u':42,'e':'QAAA','title':'So What','author':'Miles','ms':545000,"
                    + "'uri':'u://1','art':'a://1'}";

    /// An event and its JSON in the journal, with ' for ".
    record Golden(PlayerEvent event, String json) {}

    static Stream<Golden> everyEvent() {
        EntryId id = new EntryId(7);
        ChannelId channel = new ChannelId(9);
        return Stream.of(
                golden(
                        new QueueEvent.Enqueued(2, List.of(ENTRY), "Kind of Blue"),
                        "{'t':'enqueued','at':2,'playlist':'Kind of Blue','entries':["
                                + ENTRY_JSON
                                + "]}"),
                golden(
                        new QueueEvent.Enqueued(
                                0, List.of(ENTRY), "", true, new LeftOut(2_000, 3, 4)),
                        "{'t':'enqueued','at':0,'list':true,'full':2000,'refused':3,'oversized':4,"
                                + "'entries':["
                                + ENTRY_JSON
                                + "]}"),
                golden(
                        new QueueEvent.Enqueued(
                                0, List.of(ENTRY), "", true, LeftOut.NONE.withMissing(2)),
                        "{'t':'enqueued','at':0,'list':true,'missing':2,'entries':["
                                + ENTRY_JSON
                                + "]}"),
                golden(
                        new QueueEvent.Enqueued(0, List.of(), ""),
                        "{'t':'enqueued','at':0,'entries':[]}"),
                golden(
                        new PlaybackEvent.Started(id, "So What", 5),
                        "{'t':'started','id':7,'title':'So What','ms':5}"),
                golden(
                        new PlaybackEvent.Ended(id, "So What", EndReason.FINISHED, true, ""),
                        "{'t':'ended','id':7,'title':'So What','why':'finished','requeued':true}"),
                golden(
                        new PlaybackEvent.Ended(id, "So What", EndReason.FAILED, false, "gone"),
                        "{'t':'ended','id':7,'title':'So What','why':'failed','detail':'gone'}"),
                golden(
                        new PlaybackEvent.Ended(id, "So What", EndReason.SKIPPED, false, ""),
                        "{'t':'ended','id':7,'title':'So What','why':'skipped'}"),
                golden(
                        new PlaybackEvent.Ended(id, "So What", EndReason.REPLACED, false, ""),
                        "{'t':'ended','id':7,'title':'So What','why':'replaced'}"),
                golden(
                        new PlaybackEvent.Stopped(id, "So What"),
                        "{'t':'stopped','id':7,'title':'So What'}"),
                golden(
                        new PlaybackEvent.Returned(ENTRY),
                        "{'t':'returned','entry':" + ENTRY_JSON + "}"),
                golden(new PlaybackEvent.Paused(5), "{'t':'paused','ms':5}"),
                golden(new PlaybackEvent.Resumed(5), "{'t':'resumed','ms':5}"),
                golden(new PlaybackEvent.Sought(5), "{'t':'sought','ms':5}"),
                golden(new PlaybackEvent.Drifted(5), "{'t':'drifted','ms':5}"),
                golden(new SoundEvent.VolumeSet(70), "{'t':'volume','to':70}"),
                golden(
                        new SoundEvent.FiltersSet(Filters.of(new Timescale(1.25, 1, 1)), 5),
                        "{'t':'filters','to':{'timescale':{'speed':1.25,'pitch':1.0,'rate':1.0}},'ms':5}"),
                golden(new PlaybackEvent.LoopSet(LoopMode.OFF), "{'t':'loop','to':'off'}"),
                golden(new PlaybackEvent.LoopSet(LoopMode.TRACK), "{'t':'loop','to':'track'}"),
                golden(new PlaybackEvent.LoopSet(LoopMode.QUEUE), "{'t':'loop','to':'queue'}"),
                golden(new QueueEvent.Shuffled(-3), "{'t':'shuffled','seed':-3}"),
                golden(
                        new QueueEvent.Removed(1, 2, "Blue"),
                        "{'t':'removed','at':1,'count':2,'title':'Blue'}"),
                golden(new QueueEvent.Cleared(4), "{'t':'cleared','count':4}"),
                golden(
                        new QueueEvent.RemovedOf(List.of(new UserId(5), new UserId(6)), 3),
                        "{'t':'removed-of','of':[5,6],'count':3}"),
                golden(new QueueEvent.Deduplicated(2), "{'t':'deduplicated','count':2}"),
                golden(
                        new QueueEvent.Moved(4, 0, "Blue"),
                        "{'t':'moved','at':4,'to':0,'title':'Blue'}"),
                golden(
                        new QueueEvent.Swapped(0, 3, "Blue", "Green"),
                        "{'t':'swapped','at':0,'with':3,'title':'Blue','other':'Green'}"),
                golden(new QueueEvent.Rotated(4), "{'t':'rotated','count':4}"),
                golden(new QueueEvent.Reversed(5), "{'t':'reversed','count':5}"),
                golden(new QueueEvent.TurnsSet(true), "{'t':'turns','on':true}"),
                golden(new QueueEvent.TookTurns(5, false), "{'t':'took-turns','count':5}"),
                golden(
                        new QueueEvent.TookTurns(1, true),
                        "{'t':'took-turns','count':1,'first':true}"),
                golden(
                        new StoryEvent.Undone(12, Deed.REMOVED, new UserId(5), new UserId(6), 3, 0),
                        "{'t':'undone','n':12,'deed':'removed','u':5,'by':6,'back':3}"),
                golden(
                        new StoryEvent.Redone(13, Deed.CLEARED, new UserId(5), new UserId(6), 0, 4),
                        "{'t':'redone','n':13,'deed':'cleared','u':5,'by':6,'out':4}"),
                golden(new StayEvent.VoiceJoined(channel), "{'t':'joined','c':9}"),
                golden(new StayEvent.VoiceLeft(LeaveReason.ASKED), "{'t':'left','why':'asked'}"),
                golden(
                        new StayEvent.VoiceLeft(LeaveReason.DISCONNECTED),
                        "{'t':'left','why':'disconnected'}"),
                golden(
                        new StayEvent.VoiceLeft(LeaveReason.UNREACHABLE),
                        "{'t':'left','why':'unreachable'}"),
                golden(new StayEvent.VoiceLeft(LeaveReason.ALONE), "{'t':'left','why':'alone'}"),
                golden(
                        new StayEvent.VoiceLeft(LeaveReason.NOT_ENCRYPTED),
                        "{'t':'left','why':'not-encrypted'}"),
                golden(
                        new StayEvent.VoiceLeft(LeaveReason.INCOMPATIBLE),
                        "{'t':'left','why':'incompatible'}"),
                golden(
                        new StayEvent.VoiceLeft(LeaveReason.UNSTABLE),
                        "{'t':'left','why':'unstable'}"),
                golden(new StayEvent.VoiceLeft(LeaveReason.QUIET), "{'t':'left-quiet'}"),
                golden(new HouseEvent.MannersSet(Manners.USUAL), "{'t':'manners'}"),
                golden(
                        new HouseEvent.MannersSet(
                                new Manners(
                                        Duration.ofMinutes(1),
                                        true,
                                        true,
                                        Duration.ZERO,
                                        70,
                                        true,
                                        8,
                                        true)),
                        "{'t':'manners','alone':60,'stays':true,'pauses':true,'quiet':0,'volume':70,"
                                + "'fair':true,'panel':8,'status':true}"),
                golden(
                        new HouseEvent.Voted(new UserId(42), "skip", id, "So What", 1, 2),
                        "{'t':'voted','u':42,'motion':'skip','id':7,'title':'So What','votes':1,'of':2}"),
                golden(new HouseEvent.Hushed(Hush.EMPTY), "{'t':'hushed','why':'empty'}"),
                golden(new StayEvent.LeftAlone(), "{'t':'left-alone'}"),
                golden(new StayEvent.Accompanied(), "{'t':'accompanied'}"),
                golden(new PanelEvent.PanelWanted(channel), "{'t':'panel-wanted','c':9}"),
                golden(
                        new PanelEvent.PanelWanted(channel, "de"),
                        "{'t':'panel-wanted','c':9,'lang':'de'}"),
                golden(
                        new PanelEvent.PanelPosted(channel, new MessageId(11)),
                        "{'t':'panel-posted','c':9,'m':11}"));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void an_event_is_written_and_read_as_it_always_was(Golden golden) {
        JournalLine line = new JournalLine(3, AT, Cause.NODE, List.of(golden.event()));
        int since = golden.event().form().since();
        String json =
                (since == Formats.FIRST ? "{" : "{'format':" + since + ",")
                        + "'n':3,'at':'2026-11-21T12:00:00.123456Z','by':{'t':'node'},'events':["
                        + golden.json()
                        + "]}";
        assertThat(text(Stored.write(line))).isEqualTo(json);
        assertThat(Stored.line(bytes(json))).isEqualTo(line);
    }

    @Test
    void every_kind_of_event_is_among_them() {
        assertThat(everyEvent().map(golden -> golden.event().getClass()).distinct())
                .hasSameSizeAs(
                        Arrays.stream(PlayerEvent.class.getPermittedSubclasses())
                                .flatMap(group -> Arrays.stream(group.getPermittedSubclasses()))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void every_reason_of_an_end_is_among_them(EndReason reason) {
        assertThat(everyEvent())
                .anyMatch(golden ->
                        golden.event() instanceof PlaybackEvent.Ended ended
                                && ended.reason() == reason);
    }

    @ParameterizedTest
    @EnumSource(LeaveReason.class)
    void every_reason_of_leaving_is_among_them(LeaveReason reason) {
        assertThat(everyEvent())
                .anyMatch(golden -> golden.event().equals(new StayEvent.VoiceLeft(reason)));
    }

    @ParameterizedTest
    @MethodSource("everyCause")
    void a_cause_is_written_and_read_as_it_always_was(Cause cause, String causeJson) {
        JournalLine line = new JournalLine(3, AT, cause, List.of());
        String json =
                "{'n':3,'at':'2026-11-21T12:00:00.123456Z','by':" + causeJson + ",'events':[]}";
        assertThat(text(Stored.write(line))).isEqualTo(json);
        assertThat(Stored.line(bytes(json))).isEqualTo(line);
    }

    static Object[][] everyCause() {
        Cause asked = new Cause.Asked(new InteractionId(5), new UserId(42), "skip");
        return new Object[][] {
            {asked, "{'t':'asked','i':5,'u':42,'c':'skip'}"},
            {Cause.NODE, "{'t':'node'}"},
            {Cause.DISCORD, "{'t':'discord'}"}
        };
    }

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{'n':1,'at':'yesterday','by':{'t':'node'},'events':[]}",
                "{'n':1,'at':'2026-11-21T12:00:00Z','by':{'t':'ghost'},'events':[]}",
                "{'n':1,'at':'2026-11-21T12:00:00Z','by':{'t':'node'},'events':[{'t':'danced'}]}",
                "{'n':1,'at':'2026-11-21T12:00:00Z','by':{'t':'node'},'events':[{'t':'loop',"
                        + "'to':'ever'}]}"
            })
    void what_is_no_line_is_refused(String json) {
        assertThatThrownBy(() -> Stored.line(bytes(json))).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Stored.state(bytes(json))).isInstanceOf(JsonException.class);
    }

    private static Golden golden(PlayerEvent event, String json) {
        return new Golden(event, json);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).replace('"', '\'');
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
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
