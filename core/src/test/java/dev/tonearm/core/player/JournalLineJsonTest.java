package dev.tonearm.core.player;

import static dev.tonearm.core.player.Stored.bytes;
import static dev.tonearm.core.player.Stored.text;
import static dev.tonearm.core.player.StoredEntry.AT;
import static dev.tonearm.core.player.StoredEntry.ENTRY;
import static dev.tonearm.core.player.StoredEntry.ENTRY_JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filters;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of a journal as they are in DynamoDB already. One below is added to, never changed: it
/// stands for journals that earlier releases wrote.
final class JournalLineJsonTest {
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
                                        false,
                                        true)),
                        "{'t':'manners','alone':60,'stays':true,'pauses':true,'quiet':0,'volume':70,"
                                + "'fair':true,'panel':8,'status':true}"),
                golden(
                        new HouseEvent.MannersSet(Manners.USUAL.withRequests(8)),
                        "{'t':'manners','panel':8,'requests':true}"),
                golden(
                        new HouseEvent.Voted(
                                new UserId(42), "skip", id, "So What", 1, 2, Terms.UNSAID),
                        "{'t':'voted','u':42,'motion':'skip','id':7,'title':'So What','votes':1,'of':2}"),
                golden(
                        new HouseEvent.Voted(
                                new UserId(42), "stop", id, "", 1, 2, new Terms(50, 10_000)),
                        "{'t':'voted','u':42,'motion':'stop','id':7,'votes':1,'of':2,'share':50,"
                                + "'queue':10000}"),
                golden(
                        new HouseEvent.Agreed(new UserId(42), "skip", id, "So What", 1, 1),
                        "{'t':'agreed','u':42,'motion':'skip','id':7,'title':'So What','votes':1,'of':1}"),
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
}
