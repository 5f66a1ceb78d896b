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
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.panel.Bar;
import dev.tonearm.core.panel.NowPlaying;
import dev.tonearm.core.panel.NowPlaying.View;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Company;
import dev.tonearm.core.player.Deck;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.House;
import dev.tonearm.core.player.JournalLine;
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
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Story;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.Waiting;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.queue.QueuePage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final Texts ENGLISH = Texts.DEFAULT;

    @Test
    void the_answer_to_play_names_what_plays() {
        QueueEntry moon = entry(1, "Moon");
        PlayerState after = playing(moon, false, List.of());
        List<PlayerEvent> events =
                List.of(
                        new QueueEvent.Enqueued(0, List.of(moon), ""),
                        new PlaybackEvent.Started(moon.id(), "Moon", 0));
        assertThat(json(Catalogue.answer(play(), new Done(events, after, NOW), ENGLISH)))
                .contains("Now playing **[Moon](<https://music.example/Moon>)**");
    }

    @Test
    void the_answer_to_a_play_that_waits_says_how_long() {
        QueueEntry second = entry(2, "Sun");
        PlayerState after = playing(entry(1, "Moon"), false, List.of(second));
        String answer =
                json(
                        Catalogue.answer(
                                play(),
                                new Done(
                                        List.of(new QueueEvent.Enqueued(0, List.of(second), "")),
                                        after,
                                        NOW),
                                ENGLISH));
        assertThat(answer).contains("at position **1**").contains("starts in about 3:00");
    }

    @Test
    void a_playlist_in_several_lines_is_counted_whole() {
        QueueEntry first = entry(1, "a");
        List<PlayerEvent> events =
                List.of(
                        new QueueEvent.Enqueued(0, List.of(first, entry(2, "b")), "Mix"),
                        new QueueEvent.Enqueued(2, List.of(entry(3, "c")), "Mix"));
        PlayerState after = playing(entry(9, "Moon"), false, List.of(first));
        assertThat(json(Catalogue.answer(play(), new Done(events, after, NOW), ENGLISH)))
                .contains("Added **3** tracks of **Mix**");
    }

    @Test
    void a_list_without_a_name_is_a_list_all_the_same() {
        QueueEntry first = entry(1, "a");
        PlayerState after = playing(entry(9, "Moon"), false, List.of(first));
        var two = new QueueEvent.Enqueued(0, List.of(first, entry(2, "b")), "");
        assertThat(json(Catalogue.answer(play(), new Done(List.of(two), after, NOW), ENGLISH)))
                .contains("Added a list of **2** tracks");
        var one = new QueueEvent.Enqueued(0, List.of(first), "", true, LeftOut.NONE);
        var started = new PlaybackEvent.Started(first.id(), "a", 0);
        assertThat(
                        json(
                                Catalogue.answer(
                                        play(),
                                        new Done(List.of(one, started), after, NOW),
                                        ENGLISH)))
                .contains("Playing a list of **one track**, first **[a]");
    }

    @Test
    void the_answer_to_a_cut_list_says_how_many_are_left_out_and_why() {
        QueueEntry first = entry(1, "a");
        PlayerState after = playing(entry(9, "Moon"), false, List.of(first));
        var cut =
                new QueueEvent.Enqueued(0, List.of(first), "Mix", true, new LeftOut(2_000, 1, 30));
        assertThat(json(Catalogue.answer(play(), new Done(List.of(cut), after, NOW), ENGLISH)))
                .contains("Added **one track** of **Mix**")
                .contains("**2,000** more tracks of the list did not fit: the queue is full")
                .contains("One track of the list was left out: I'm not allowed to play")
                .contains("**30** tracks of the list were left out: their details are larger");
        assertThat(
                        json(
                                Catalogue.answer(
                                        play(),
                                        new Done(List.of(cut), after, NOW),
                                        Texts.of("de"))))
                .contains("**2.000** weitere Titel der Liste passten nicht mehr");
    }

    @Test
    void a_play_behind_something_live_says_no_time() {
        QueueEntry second = entry(2, "Sun");
        QueueEntry radio = live(1);
        PlayerState after = playing(radio, false, List.of(second));
        var added = new QueueEvent.Enqueued(0, List.of(second), "");
        assertThat(json(Catalogue.answer(play(), new Done(List.of(added), after, NOW), ENGLISH)))
                .contains("at position **1**")
                .contains("live")
                .doesNotContain("starts in");
    }

    @Test
    void a_live_stream_has_no_places() {
        PlayerState paused = playing(live(1), true, List.of());
        List<PlayerEvent> events = List.of(new PlaybackEvent.Paused(65_000));
        assertThat(
                        json(
                                Catalogue.answer(
                                        new PlaybackCommand.Pause(),
                                        new Done(events, paused, NOW),
                                        ENGLISH)))
                .contains("Paused. `/resume`");
        assertThat(json(NowPlaying.of(paused, NOW, ENGLISH))).contains("-# live · requested");
        assertThat(json(QueuePage.of(paused, 1, NOW, ENGLISH))).contains("no tracks\"");
    }

    @Test
    void a_repeated_track_starts_again_and_does_not_end() {
        PlayerState state = playing(entry(1, "Moon"), false, List.of());
        PlayerState repeated = after(state, new PlaybackEvent.LoopSet(LoopMode.TRACK));
        assertThat(json(NowPlaying.of(repeated, NOW, ENGLISH)))
                .contains("starts again <t:1700000180:R>")
                .doesNotContain("ends <t:");
    }

    @Test
    void a_title_cannot_break_out_of_its_place() {
        String hostile = "[x](https://evil) @everyone **b** `c` <@1> ||s||\n# h";
        String shown = Markdown.title(hostile, ENGLISH);
        assertThat(shown)
                .doesNotContain("\n")
                .contains("\\[x\\]\\(")
                .contains("\\@everyone")
                .contains("\\<\\@1\\>");
    }

    @Test
    void an_address_that_is_no_web_address_is_no_link() {
        assertThat(Markdown.web("javascript:alert(1)")).isEmpty();
        assertThat(Markdown.web("https://a.example/b>c")).isEmpty();
        assertThat(Markdown.web("https://a.example/b c")).isEmpty();
        assertThat(Markdown.web("https://a.example/b(c)?d=e")).isPresent();
    }

    @Test
    void an_address_of_a_link_is_ascii() {
        assertThat(Markdown.web("https://a.example/\u202Efoo/ü"))
                .hasValue("https://a.example/%E2%80%AEfoo/%C3%BC");
    }

    @Test
    void a_track_without_a_title_is_called_after_its_file_or_its_place() {
        assertThat(shown("", "https://a.example/x/Night%20train.mp3"))
                .contains("[Night train.mp3]");
        assertThat(shown("\u200B", "https://radio.example/")).contains("[radio.example]");
        assertThat(shown("\u2060 ", "")).contains("**something without a name**");
    }

    private static String shown(String title, String address) {
        Track track = new Track("QAAA", title, "\u200B", 1, address, "", false, true);
        var entry = new QueueEntry(new EntryId(1), track, new UserId(3));
        return json(NowPlaying.of(playing(entry, false, List.of()), NOW, ENGLISH));
    }

    @Test
    void what_stands_in_a_code_span_cannot_end_it() {
        assertThat(json(Help.of("a` **b** \n`c", ENGLISH)))
                .contains("There is no command `aˋ **b** ˋc`.");
        assertThat(json(Answers.invalid("x`y", OptionProblem.UNKNOWN, ENGLISH)))
                .contains("option `xˋy`");
    }

    @Test
    void refusals_say_what_to_do_in_the_listeners_language() {
        Refusal refusal = new Refusal.OtherChannel(new ChannelId(7));
        assertThat(json(refused(refusal, ENGLISH))).contains("Join that channel").contains("<#7>");
        assertThat(json(refused(refusal, Texts.of("de")))).contains("Geh dorthin");
    }

    @Test
    void who_is_refused_in_a_server_without_the_bot_can_have_it_invited() {
        assertThat(json(refused(Refusal.Simple.NOT_A_MEMBER, ENGLISH)))
                .contains("not a member of this server")
                .contains(
                        "https://discord.com/oauth2/authorize?client_id=42"
                                + "&scope=bot%20applications.commands&permissions=281754152815616"
                                + "&guild_id=9");
        assertThat(json(refused(Refusal.Simple.NOT_A_MEMBER, Texts.of("de"))))
                .contains("client_id=42");
    }

    private static Message refused(Refusal refusal, Texts texts) {
        return Answers.refused(refusal, new Invitation(42, new GuildId(9)), texts);
    }

    @Test
    void every_refusal_has_words() {
        assertThat(json(refused(new Refusal.QueueHeavy(12L * 1024 * 1024), ENGLISH)))
                .contains("12 MB")
                .contains("`/clear`");
        for (Refusal.Simple refusal : Refusal.Simple.values()) {
            assertThat(json(refused(refusal, ENGLISH))).contains("\"content\":");
        }
        assertThat(json(refused(new Refusal.SourceFailed(""), ENGLISH))).contains("Try again");
        assertThat(json(refused(new Refusal.SourceFailed("no such file"), ENGLISH)))
                .contains("no such file");
    }

    @Test
    void what_could_not_be_played_is_told_with_its_reason_in_the_readers_language() {
        var gone =
                new PlaybackEvent.Ended(
                        new EntryId(1),
                        "Moon",
                        EndReason.FAILED,
                        false,
                        SourceWords.GONE.sentence());
        var silent = new PlaybackEvent.Ended(new EntryId(2), "Sun", EndReason.FAILED, false, "");
        assertThat(json(FailureReport.of(List.of(gone), 0, false, ENGLISH)))
                .contains("**Moon** could not be played: ")
                .doesNotContain("by myself");
        assertThat(json(FailureReport.of(List.of(silent), 0, false, ENGLISH)))
                .contains("**Sun** could not be played.");
        Texts german = Texts.of("de");
        assertThat(json(FailureReport.of(List.of(gone, silent), 4, true, german)))
                .contains("**6** Titel konnten nicht gespielt werden")
                .contains("und 4 weitere")
                .contains("die ganze Warteschlange bleibt")
                .doesNotContain(SourceWords.GONE.sentence());
    }

    @Test
    void a_panel_whose_source_is_away_says_that_it_tries_by_itself() {
        PlayerState state = playing(entry(1, "Moon"), false, List.of(entry(2, "Sun")));
        for (long id = 1; id <= 2; id++) {
            var failed =
                    new PlaybackEvent.Ended(new EntryId(id), "t", EndReason.FAILED, id == 2, "no");
            state = after(state, failed);
            if (id == 1) state = after(state, new PlaybackEvent.Started(new EntryId(2), "t", 0));
        }
        assertThat(state.retryAt()).isPresent();
        assertThat(json(NowPlaying.of(state, NOW, ENGLISH)))
                .contains("Waiting for the source")
                .contains("One track waits")
                .contains("`/resume` tries at once");
        PlayerState givenUp = after(state, new PlaybackEvent.Started(new EntryId(2), "t", 0));
        givenUp = after(givenUp, new PlaybackEvent.Stopped(new EntryId(2), "t"));
        assertThat(json(NowPlaying.of(givenUp, NOW, ENGLISH))).contains("Nothing is playing");
    }

    @Test
    void the_panel_counts_down_by_itself() {
        PlayerState state =
                playing(entry(1, "Moon"), false, List.of(entry(2, "Sun"), entry(3, "Star")));
        assertThat(json(NowPlaying.of(state, NOW, ENGLISH)))
                .contains("ends <t:1700000180:R>")
                .contains("-# **Up next**\\n-# 1. **Sun** · 3:00 · <@")
                .contains("2. **Star** · 3:00")
                .contains("all played <t:1700000540:R>")
                .contains("\"custom_id\":\"t1:pause\"");
    }

    @Test
    void the_panel_has_a_bar_if_somebody_sees_to_it_and_where_it_stands_still() {
        PlayerState state = playing(entry(1, "Moon"), false, List.of());
        Instant later = NOW.plusSeconds(60);
        assertThat(json(NowPlaying.of(state, later, ENGLISH))).doesNotContain("▰");
        assertThat(json(NowPlaying.of(state, later, ENGLISH, new View.Standing(Bar.FINE))))
                .contains("▰▰▰▱▱▱▱▱▱▱ 30%\\n-# 3:00 · ends");
        assertThat(json(NowPlaying.of(state, later, ENGLISH, new View.Once())))
                .contains("▰▰▰▱▱▱▱▱▱▱ 30%\\n-# 1:00 of 3:00 · ends");
        PlayerState paused = after(state, new PlaybackEvent.Paused(60_000));
        assertThat(json(NowPlaying.of(paused, later, ENGLISH)))
                .contains("▰▰▰▱▱▱▱▱▱▱ 30%\\n-# 1:00 of 3:00 · requested");
    }

    @Test
    void a_paused_panel_offers_to_go_on() {
        PlayerState state = playing(entry(1, "Moon"), true, List.of());
        assertThat(json(NowPlaying.of(state, NOW.plusSeconds(60), ENGLISH)))
                .contains("### Paused")
                .contains("0:00 of 3:00")
                .contains("Resume");
    }

    @Test
    void an_idle_panel_has_no_buttons_that_do_nothing() {
        assertThat(buttons(json(NowPlaying.of(PlayerState.NEW, NOW, ENGLISH))))
                .containsExactly("add");
        PlayerState waiting =
                after(
                        playing(entry(1, "Moon"), false, List.of(entry(2, "Sun"))),
                        new PlaybackEvent.Stopped(new EntryId(1), "Moon"));
        assertThat(buttons(json(NowPlaying.of(waiting, NOW, ENGLISH))))
                .containsExactly("pause", "queue", "add");
    }

    private static List<String> buttons(String panel) {
        return Pattern.compile("\"custom_id\":\"t1:([a-z]+)\"")
                .matcher(panel)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void the_panel_says_when_the_bot_leaves_an_empty_channel_and_why_it_left() {
        PlayerState playing = playing(entry(1, "Moon"), false, List.of());
        PlayerState alone = after(playing, new StayEvent.LeftAlone());
        assertThat(json(NowPlaying.of(alone, NOW, ENGLISH)))
                .contains("Nobody is listening")
                .contains("<t:" + NOW.plus(Manners.USUALLY_ALONE).getEpochSecond() + ":R>");
        for (LeaveReason why : LeaveReason.values()) {
            PlayerState left =
                    after(playing, new PlaybackEvent.Paused(0), new StayEvent.VoiceLeft(why));
            String panel = json(NowPlaying.of(left, NOW, ENGLISH));
            if (why == LeaveReason.ASKED) assertThat(panel).doesNotContain("sent away");
            else assertThat(panel).as(why.name()).contains("queue is kept");
        }
    }

    @Test
    void who_called_the_bot_reads_what_the_operator_has_to_do() {
        assertThat(json(Answers.unreachable(new ChannelId(7), LeaveReason.NOT_ENCRYPTED, ENGLISH)))
                .contains("end-to-end encryption")
                .contains("operator has to update");
        assertThat(json(Answers.unreachable(new ChannelId(7), LeaveReason.UNREACHABLE, ENGLISH)))
                .contains("<#7>");
    }

    private static PlayerState after(PlayerState state, PlayerEvent... events) {
        return state.after(
                new JournalLine(state.sequence() + 1, NOW, Cause.DISCORD, List.of(events)));
    }

    @Test
    void a_queue_page_shows_ten_and_where_they_stand() {
        List<QueueEntry> queue =
                IntStream.rangeClosed(1, 25).mapToObj(i -> entry(i + 1, "track " + i)).toList();
        String page = json(QueuePage.of(playing(entry(1, "Moon"), false, queue), 2, NOW, ENGLISH));
        assertThat(page)
                .contains("`11.`")
                .contains("`20.`")
                .doesNotContain("`21.`")
                .contains("Page 2 of 3 · 25 tracks");
        assertThat(page).contains("t1:turn:1").contains("t1:turn:3");
    }

    @Test
    void a_page_beyond_the_end_is_the_last_one() {
        List<QueueEntry> queue =
                IntStream.rangeClosed(1, 11).mapToObj(i -> entry(i + 1, "t")).toList();
        assertThat(json(QueuePage.of(playing(entry(1, "Moon"), false, queue), 99, NOW, ENGLISH)))
                .contains("`11.`");
    }

    @Test
    void the_longest_page_stays_below_what_discord_takes() {
        List<QueueEntry> queue =
                IntStream.rangeClosed(1, 10).mapToObj(i -> entry(i, "*".repeat(300))).toList();
        Message page =
                QueuePage.of(playing(entry(99, "*".repeat(300)), false, queue), 1, NOW, ENGLISH);
        assertThat(textLength(JsonObject.parse(page.post(false)))).isBetween(2_000, 4_000);
    }

    @Test
    void help_explains_a_command() {
        assertThat(json(Help.of("/seek", ENGLISH))).contains("1:30").contains("(required)");
        assertThat(json(Help.of("dance", ENGLISH))).contains("There is no command");
    }

    @Test
    void an_edit_clears_what_a_deferred_answer_may_have_had() {
        assertThat(new String(Help.of("play", ENGLISH).edit(), StandardCharsets.UTF_8))
                .startsWith("{\"content\":null,\"embeds\":[],\"flags\":32768,")
                .endsWith("\"allowed_mentions\":{\"parse\":[]}}");
    }

    /// The characters of all text displays together, which Discord counts.
    private static int textLength(JsonObject component) {
        int own = component.optionalString("content").orElse("").length();
        return own
                + component.objects("components").stream().mapToInt(MessagesTest::textLength).sum();
    }

    private static String json(Message message) {
        return new String(message.post(false), StandardCharsets.UTF_8);
    }

    private static PlayerCommand play() {
        return new PlaybackCommand.Play("moon", Placement.LAST);
    }

    private static PlayerState playing(QueueEntry entry, boolean paused, List<QueueEntry> queue) {
        return new PlayerState(
                5,
                new Deck(new Playback.Loaded(entry, 0, NOW, paused), LoopMode.OFF, Setbacks.NONE),
                new Waiting(queue, 100),
                new Stay(new Whereabouts.InVoice(new ChannelId(7)), Company.PEOPLE),
                Sound.PLAIN,
                new Shown(new Panel.Wanted(new ChannelId(8)), ""),
                Story.NEW,
                Memory.EMPTY,
                House.USUAL);
    }

    private static QueueEntry live(long id) {
        Track radio = new Track("QAAA", "Radio", "", 0, "", "", true, false);
        return new QueueEntry(new EntryId(id), radio, new UserId(3));
    }

    private static QueueEntry entry(long id, String title) {
        String uri =
                "https://music.example/" + (title.length() < 20 ? title.replace(' ', '-') : "long");
        Track track = new Track("QAAA", title, "Someone", 180_000, uri, "", false, true);
        return new QueueEntry(new EntryId(id), track, new UserId(3));
    }
}
