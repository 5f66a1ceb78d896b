package dev.tonearm.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.catalogue.Help;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.panel.Bar;
import dev.tonearm.core.panel.NowPlaying;
import dev.tonearm.core.panel.NowPlaying.View;
import dev.tonearm.core.panel.WayToAsk;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Company;
import dev.tonearm.core.player.Deck;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.House;
import dev.tonearm.core.player.LeftOut;
import dev.tonearm.core.player.Memory;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Setbacks;
import dev.tonearm.core.player.Shown;
import dev.tonearm.core.player.Stay;
import dev.tonearm.core.player.Story;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.Waiting;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.queue.QueuePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever a file, a list, a source or a listener calls something: a message looks as it does with
/// a harmless name in that place.
class StrangersPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Invitation INVITATION = new Invitation(42, new GuildId(9));
    private static final String MARKDOWN = "*_~`|<>[]()#@\\\n";

    @Property
    void a_strangers_text_changes_nothing_around_it(
            @ForAll("texts") String text, @ForAll("languages") Texts texts) {
        List<Message> given = everything(text, texts);
        List<Message> harmless = everything("x", texts);
        for (int i = 0; i < given.size(); i++) {
            String shown = shown(given.get(i));
            assertThat(frame(shown)).as(shown).isEqualTo(frame(shown(harmless.get(i))));
        }
    }

    @Property
    void everything_that_is_shown_can_be_seen_and_turns_nothing(
            @ForAll("texts") String text, @ForAll("languages") Texts texts) {
        for (Message message : everything(text, texts)) {
            String shown = shown(message);
            int isolated = 0;
            for (int c : shown.codePoints().toArray()) {
                if (c == 0x2068) isolated++;
                if (c == 0x2069) isolated--;
                assertThat(isolated).as(shown).isBetween(0, 1);
                boolean hidden =
                        (Character.isISOControl(c) && c != '\n')
                                || Character.getType(c) == Character.SURROGATE
                                || (c >= 0x202A && c <= 0x202E)
                                || c == 0x2066
                                || c == 0x2067
                                || c == 0x200B
                                || c == 0xFEFF
                                || c == 0x2028;
                assertThat(hidden).as("U+%04X in %s", c, shown).isFalse();
            }
            assertThat(isolated).isZero();
            assertThat(shown.length()).isLessThanOrEqualTo(4_000);
        }
    }

    /// Neither a new message nor a change of one: Discord reads mentions out of titles otherwise.
    @Property(tries = 20)
    void no_message_pings_anybody(@ForAll("languages") Texts texts) {
        for (Message message : everything("@everyone <@1> <@&2> @here", texts)) {
            for (byte[] sent :
                    List.of(
                            message.post(false),
                            message.post(true),
                            message.postOnce("n"),
                            message.edit(),
                            message.edit("file"))) {
                JsonObject allowed = JsonObject.parse(sent).object("allowed_mentions");
                assertThat(allowed.names()).containsExactly("parse");
                assertThat(allowed.strings("parse")).isEmpty();
            }
        }
    }

    /// What Discord would read as Markdown, without what is escaped; what is in a code span is text
    /// until the span ends.
    private static String frame(String shown) {
        StringBuilder frame = new StringBuilder();
        boolean code = false;
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c == '`') code = !code;
            if (c == '\\' && !code) i++;
            else if (c == '`' || c == '\n' || (!code && MARKDOWN.indexOf(c) >= 0)) frame.append(c);
        }
        return frame.toString();
    }

    /// Every message that has a stranger's text in it.
    private static List<Message> everything(String text, Texts texts) {
        // No address, so that a track without a name has none in any of them.
        Track track = new Track("QAAA", text, "by " + text, 180_000, "", "", false, true);
        List<QueueEntry> queue =
                IntStream.rangeClosed(2, 11).mapToObj(id -> entry(id, track)).toList();
        QueueEntry on = entry(1, track);
        PlayerState state =
                new PlayerState(
                        5,
                        new Deck(
                                new Playback.Loaded(on, 0, NOW, false),
                                LoopMode.OFF,
                                Setbacks.NONE),
                        new Waiting(queue, 100),
                        new Stay(new Whereabouts.InVoice(new ChannelId(7)), Company.PEOPLE),
                        Sound.PLAIN,
                        new Shown(new Panel.Wanted(new ChannelId(8)), ""),
                        Story.NEW,
                        Memory.EMPTY,
                        House.USUAL);
        PlayerEvent started = new PlaybackEvent.Started(on.id(), text, 0);
        var list = new QueueEvent.Enqueued(0, List.of(on), "of " + text, true, LeftOut.NONE);
        var single = new QueueEvent.Enqueued(0, List.of(on), "");
        var play = new PlaybackCommand.Play("words", Placement.LAST);
        List<Message> messages = new ArrayList<>();
        messages.add(NowPlaying.of(state, NOW, texts));
        messages.add(
                NowPlaying.of(state, NOW, texts, new View.Standing(Bar.FINE, WayToAsk.WRITING)));
        messages.add(QueuePage.of(state, 1, NOW, texts));
        messages.add(done(play, List.of(list, started), state, texts));
        messages.add(done(play, List.of(list), state, texts));
        messages.add(done(play, List.of(single, started), state, texts));
        messages.add(done(play, List.of(single), state, texts));
        messages.add(done(new PlaybackCommand.Resume(), List.of(started), state, texts));
        messages.add(done(new PlaybackCommand.Jump(1), List.of(started), state, texts));
        messages.add(
                done(
                        new PlaybackCommand.Previous(),
                        List.of(new PlaybackEvent.Returned(on)),
                        state,
                        texts));
        messages.add(
                done(
                        new PlaybackCommand.Replay(),
                        List.of(new PlaybackEvent.Sought(0)),
                        state,
                        texts));
        messages.add(
                Catalogue.answer(
                        new PlaybackCommand.Search(cut("for " + text), List.of(Placement.LAST)),
                        new Done(List.of(), state, NOW).showing(List.of(track)),
                        texts));
        messages.add(
                done(
                        new PlaybackCommand.Resume(),
                        List.of(new PlaybackEvent.Resumed(5)),
                        state,
                        texts));
        messages.add(
                done(
                        new PlaybackCommand.Skip(1),
                        List.of(
                                new PlaybackEvent.Ended(
                                        on.id(), text, EndReason.SKIPPED, false, "")),
                        state,
                        texts));
        messages.add(
                done(
                        new PlaybackCommand.Stop(),
                        List.of(new PlaybackEvent.Stopped(on.id(), text)),
                        state,
                        texts));
        messages.add(
                done(
                        new QueueCommand.Shuffle(),
                        List.of(new QueueEvent.Shuffled(1)),
                        state,
                        texts));
        messages.add(
                done(
                        new QueueCommand.Remove(1, 1),
                        List.of(new QueueEvent.Removed(0, 1, text)),
                        state,
                        texts));
        var failed = new PlaybackEvent.Ended(on.id(), text, EndReason.FAILED, false, "it " + text);
        messages.add(FailureReport.of(List.of(failed), 0, true, texts));
        messages.add(FailureReport.of(Collections.nCopies(5, failed), 3, true, texts));
        messages.add(Answers.loading(text, texts));
        messages.add(
                Answers.refused(new Refusal.SourceFailed("it said " + text), INVITATION, texts));
        messages.add(Answers.invalid(text, OptionProblem.UNKNOWN, texts));
        messages.add(Help.of("no " + text, texts));
        return messages;
    }

    private static String cut(String text) {
        int most = PlaybackCommand.Play.MAX_QUERY;
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static Message done(
            PlayerCommand command, List<PlayerEvent> events, PlayerState after, Texts texts) {
        return Catalogue.answer(command, new Done(events, after, NOW), texts);
    }

    private static QueueEntry entry(long id, Track track) {
        return new QueueEntry(new EntryId(id), track, new UserId(3));
    }

    /// The text of all text displays, as Discord gets it.
    private static String shown(Message message) {
        StringBuilder text = new StringBuilder();
        collect(JsonObject.parse(message.post(false)), text);
        return text.toString();
    }

    private static void collect(JsonObject component, StringBuilder text) {
        component.optionalString("content").ifPresent(text::append);
        component.objects("components").forEach(part -> collect(part, text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "*",
                        "**",
                        "_",
                        "__",
                        "~~",
                        "`",
                        "```",
                        "|",
                        "||",
                        "<",
                        ">",
                        "[",
                        "]",
                        "(",
                        ")",
                        "#",
                        "# h",
                        "- l",
                        "1. l",
                        "> q",
                        "\\",
                        "\n",
                        "\r",
                        "\t",
                        "@everyone",
                        "<@1>",
                        "<#1>",
                        "<t:1:R>",
                        ":smile:",
                        "https://a.example",
                        "{0}",
                        "''",
                        "a",
                        "b c",
                        "ü",
                        "\u202E",
                        "\u202A",
                        "\u202C",
                        "\u2066",
                        "\u2067",
                        "\u2068",
                        "\u2069",
                        "\u200B",
                        "\u200D",
                        "\u200F",
                        "\uFEFF",
                        "\u2028",
                        "\u0000",
                        "\u0085",
                        "\u0301",
                        "\u0489",
                        "\uFE0F",
                        "\uD83D",
                        "\uDE00",
                        "😀",
                        "👨",
                        "שלום",
                        "العربية",
                        "\u3164",
                        "\u115F",
                        "\uDB40\uDC41",
                        "漢");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(12).map(all -> String.join("", all)),
                pieces.map(one -> one.repeat(200)),
                Arbitraries.strings().ofMaxLength(300));
    }

    @Provide
    Arbitrary<Texts> languages() {
        return Arbitraries.of(Texts.DEFAULT, Texts.of("de"));
    }
}
