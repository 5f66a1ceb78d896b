package dev.tonearm.core.player;

import dev.tonearm.core.audio.AudioArbitraries;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Any values of the player's types, sensible or not.
public final class PlayerArbitraries {
    private static final Arbitrary<Long> NUMBERS = Arbitraries.longs();
    private static final Arbitrary<String> TEXTS = Arbitraries.strings().ofMaxLength(20);
    private static final Arbitrary<Boolean> FLAGS = Arbitraries.of(true, false);
    private static final Arbitrary<EntryId> IDS = NUMBERS.map(EntryId::new);
    private static final Arbitrary<ChannelId> CHANNELS = NUMBERS.map(ChannelId::new);
    private static final Arbitrary<Instant> INSTANTS =
            Combinators.combine(
                            Arbitraries.longs().between(-1L << 35, 1L << 36),
                            Arbitraries.integers().between(0, 999_999_999))
                    .as(Instant::ofEpochSecond);

    private PlayerArbitraries() {}

    public static Arbitrary<JournalLine> lines() {
        return Combinators.combine(NUMBERS, INSTANTS, causes(), events().list().ofMaxSize(4))
                .as(JournalLine::new);
    }

    public static Arbitrary<PlayerState> states() {
        Arbitrary<Handled> handled =
                Combinators.combine(NUMBERS.map(InteractionId::new), NUMBERS).as(Handled::new);
        Arbitrary<Whereabouts> voices =
                Arbitraries.oneOf(
                        Arbitraries.just(Whereabouts.NOWHERE),
                        CHANNELS.map(Whereabouts.InVoice::new));
        Arbitrary<Company> companies =
                Arbitraries.oneOf(
                        Arbitraries.just(Company.PEOPLE),
                        INSTANTS.map(Company.Nobody::new),
                        Arbitraries.of(LeaveReason.class).map(Company.Parted::new));
        Arbitrary<Setbacks> setbacks =
                Arbitraries.oneOf(
                        Arbitraries.just(Setbacks.NONE),
                        Combinators.combine(
                                        Arbitraries.integers().between(1, 99),
                                        entries().list().ofMaxSize(3),
                                        IDS.list().ofMaxSize(3),
                                        TEXTS,
                                        INSTANTS,
                                        INSTANTS)
                                .as(Setbacks::new));
        Arbitrary<Waiting> waiting =
                Combinators.combine(entries().list().ofMaxSize(4), NUMBERS, FLAGS).as(Waiting::new);
        Arbitrary<Stay> stays = Combinators.combine(voices, companies).as(Stay::new);
        Arbitrary<Shown> shown =
                Combinators.combine(panels(), Arbitraries.of("", "de", "en-US")).as(Shown::new);
        Arbitrary<Memory> memories = handled.list().ofMaxSize(3).map(Memory::new);
        return AudioArbitraries.sounds()
                .flatMap(sound ->
                        Combinators.combine(
                                        NUMBERS,
                                        Combinators.combine(
                                                        playbacks(sound),
                                                        Arbitraries.of(LoopMode.class),
                                                        setbacks)
                                                .as(Deck::new),
                                        waiting,
                                        stays,
                                        shown,
                                        stories(),
                                        memories,
                                        houses())
                                .as((sequence, deck, queue, stay, panel, story, memory, house) ->
                                        new PlayerState(
                                                sequence, deck, queue, stay, sound, panel, story,
                                                memory, house)));
    }

    private static Arbitrary<House> houses() {
        Arbitrary<Comeback> comebacks =
                Arbitraries.oneOf(
                        Arbitraries.just(Comeback.NONE),
                        Combinators.combine(CHANNELS, INSTANTS, Arbitraries.integers())
                                .as(Comeback.Due::new));
        Arbitrary<Ballot> ballots =
                Combinators.combine(
                                TEXTS,
                                IDS,
                                TEXTS,
                                INSTANTS,
                                Arbitraries.integers(),
                                NUMBERS.map(UserId::new).list().ofMaxSize(4),
                                terms())
                        .as(Ballot::new);
        return Combinators.combine(
                        manners(),
                        ballots.list().ofMaxSize(3).map(Votes::new),
                        Arbitraries.of(Hush.class),
                        Arbitraries.oneOf(INSTANTS, Arbitraries.just(House.NEVER)),
                        comebacks)
                .as(House::new);
    }

    private static Arbitrary<Terms> terms() {
        Arbitrary<Terms> said =
                Combinators.combine(
                                Arbitraries.integers().between(1, 100),
                                Arbitraries.integers().between(1, 10_000))
                        .as(Terms::new);
        return Arbitraries.oneOf(Arbitraries.just(Terms.UNSAID), said);
    }

    private static Arbitrary<Manners> manners() {
        Arbitrary<Duration> times =
                Arbitraries.integers().between(0, 86_400).map(Duration::ofSeconds);
        return Combinators.combine(
                        times,
                        FLAGS,
                        FLAGS,
                        times,
                        Arbitraries.integers().between(0, Manners.MOST_VOLUME),
                        FLAGS,
                        NUMBERS,
                        FLAGS)
                .as((alone, stays, pauses, quiet, volume, fair, panel, status) ->
                        new Manners(
                                alone, stays, pauses, quiet, volume, fair, panel, false, status))
                .flatMap(manners ->
                        FLAGS.map(requests ->
                                requests ? manners.withRequests(manners.panel()) : manners));
    }

    private static Arbitrary<PlayerEvent> events() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.integers(),
                                entries().list().ofMaxSize(3),
                                TEXTS,
                                FLAGS,
                                leftOut())
                        .as(QueueEvent.Enqueued::new),
                Combinators.combine(IDS, TEXTS, NUMBERS).as(PlaybackEvent.Started::new),
                Combinators.combine(IDS, TEXTS, Arbitraries.of(EndReason.class), FLAGS, TEXTS)
                        .as(PlaybackEvent.Ended::new),
                Combinators.combine(IDS, TEXTS).as(PlaybackEvent.Stopped::new),
                entries().map(PlaybackEvent.Returned::new),
                NUMBERS.map(PlaybackEvent.Paused::new),
                NUMBERS.map(PlaybackEvent.Resumed::new),
                NUMBERS.map(PlaybackEvent.Sought::new),
                NUMBERS.map(PlaybackEvent.Drifted::new),
                Arbitraries.integers().map(SoundEvent.VolumeSet::new),
                Combinators.combine(AudioArbitraries.filters(), NUMBERS)
                        .as(SoundEvent.FiltersSet::new),
                Arbitraries.of(LoopMode.class).map(PlaybackEvent.LoopSet::new),
                NUMBERS.map(QueueEvent.Shuffled::new),
                Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), TEXTS)
                        .as(QueueEvent.Removed::new),
                Arbitraries.integers().map(QueueEvent.Cleared::new),
                Combinators.combine(
                                NUMBERS.map(UserId::new).list().ofMaxSize(3),
                                Arbitraries.integers())
                        .as(QueueEvent.RemovedOf::new),
                Arbitraries.integers().map(QueueEvent.Deduplicated::new),
                Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), TEXTS)
                        .as(QueueEvent.Moved::new),
                Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), TEXTS, TEXTS)
                        .as(QueueEvent.Swapped::new),
                Arbitraries.integers().map(QueueEvent.Rotated::new),
                Arbitraries.integers().map(QueueEvent.Reversed::new),
                FLAGS.map(QueueEvent.TurnsSet::new),
                Combinators.combine(Arbitraries.integers(), FLAGS).as(QueueEvent.TookTurns::new),
                storyEvents(StoryEvent.Undone::new),
                storyEvents(StoryEvent.Redone::new),
                CHANNELS.map(StayEvent.VoiceJoined::new),
                Arbitraries.of(LeaveReason.class).map(StayEvent.VoiceLeft::new),
                Arbitraries.of(new StayEvent.LeftAlone(), new StayEvent.Accompanied()),
                manners().map(HouseEvent.MannersSet::new),
                Arbitraries.of(Hush.class).map(HouseEvent.Hushed::new),
                Combinators.combine(
                                NUMBERS.map(UserId::new),
                                TEXTS,
                                IDS,
                                TEXTS,
                                Arbitraries.integers(),
                                Arbitraries.integers(),
                                terms())
                        .as(HouseEvent.Voted::new),
                Combinators.combine(
                                NUMBERS.map(UserId::new),
                                TEXTS,
                                IDS,
                                TEXTS,
                                Arbitraries.integers(),
                                Arbitraries.integers())
                        .as(HouseEvent.Agreed::new),
                Combinators.combine(CHANNELS, Arbitraries.of("", "de", "en-US"))
                        .as(PanelEvent.PanelWanted::new),
                Combinators.combine(
                                CHANNELS, NUMBERS.map(MessageId::new), posted().list().ofMaxSize(2))
                        .as(PanelEvent.PanelPosted::new));
    }

    private static Arbitrary<Story> stories() {
        Arbitrary<Played> played = Combinators.combine(entries(), INSTANTS).as(Played::new);
        return Combinators.combine(pasts(), tallies(), played.list().ofMaxSize(3)).as(Story::new);
    }

    private static Arbitrary<PlayerEvent> storyEvents(
            Combinators.F6<Long, Deed, UserId, UserId, Integer, Integer, PlayerEvent> event) {
        return Combinators.combine(
                        NUMBERS,
                        Arbitraries.of(Deed.class),
                        NUMBERS.map(UserId::new),
                        NUMBERS.map(UserId::new),
                        Arbitraries.integers(),
                        Arbitraries.integers())
                .as(event);
    }

    private static Arbitrary<Tally> tallies() {
        Arbitrary<Ranking> rankings =
                Combinators.combine(TEXTS, NUMBERS, NUMBERS)
                        .as(Ranking.Count::new)
                        .list()
                        .ofMaxSize(3)
                        .map(Ranking::new);
        Arbitrary<Tally> counted =
                Combinators.combine(
                                INSTANTS.map(Optional::of),
                                NUMBERS,
                                NUMBERS,
                                Arbitraries.longs()
                                        .between(0, Integer.MAX_VALUE)
                                        .map(Duration::ofMillis),
                                rankings,
                                rankings)
                        .as(Tally::new);
        return Arbitraries.oneOf(Arbitraries.just(Tally.NOTHING), counted);
    }

    private static Arbitrary<Past> pasts() {
        Arbitrary<Way.Run> runs =
                Combinators.combine(IDS, IDS.list().ofMaxSize(3)).as(Way.Run::new);
        Arbitrary<Way> ways =
                Combinators.combine(
                                runs.list().ofMaxSize(2),
                                entries().list().ofMaxSize(2),
                                IDS.list().ofMaxSize(2),
                                NUMBERS)
                        .as(Way::new);
        Arbitrary<Step.Stage> stages =
                Arbitraries.oneOf(
                        Arbitraries.of(Step.Stage.UNTOUCHED, Step.Stage.SILENT),
                        Combinators.combine(IDS, NUMBERS, FLAGS).as(Step.Stage.Taken::new),
                        Combinators.combine(IDS, NUMBERS, FLAGS).as(Step.Stage.Elsewhere::new));
        Arbitrary<Trail.Back> backs =
                Combinators.combine(
                                Arbitraries.integers().between(0, Story.MOST_RECENT),
                                Combinators.combine(entries(), INSTANTS).as(Played::new))
                        .as(Trail.Back::new);
        Arbitrary<Trail> trails =
                Combinators.combine(
                                backs.list().ofMaxSize(2),
                                Combinators.combine(IDS, INSTANTS)
                                        .as(Trail.Out::new)
                                        .list()
                                        .ofMaxSize(2))
                        .as(Trail::new);
        Arbitrary<Step> steps =
                Combinators.combine(
                                NUMBERS,
                                Arbitraries.of(Deed.class),
                                NUMBERS.map(UserId::new),
                                ways,
                                stages,
                                FLAGS,
                                trails)
                        .as(Step::new);
        return Combinators.combine(steps.list().ofMaxSize(2), steps.list().ofMaxSize(2))
                .as(Past::new);
    }

    private static Arbitrary<LeftOut> leftOut() {
        Arbitrary<Integer> counts = Arbitraries.integers().greaterOrEqual(0);
        return Combinators.combine(counts, counts, counts, counts, counts, counts).as(LeftOut::new);
    }

    private static Arbitrary<Cause> causes() {
        return Arbitraries.oneOf(
                Arbitraries.just(Cause.NODE),
                Arbitraries.just(Cause.DISCORD),
                Combinators.combine(
                                NUMBERS.map(InteractionId::new), NUMBERS.map(UserId::new), TEXTS)
                        .as(Cause.Asked::new));
    }

    private static Arbitrary<Playback> playbacks(Sound sound) {
        return Arbitraries.oneOf(
                Arbitraries.just(Playback.IDLE),
                Combinators.combine(entries(), NUMBERS, INSTANTS, FLAGS)
                        .as((entry, position, since, paused) ->
                                new Playback.Loaded(
                                        entry,
                                        new TrackClock(
                                                position,
                                                since,
                                                paused,
                                                entry.track().heard(sound).rate()))));
    }

    private static Arbitrary<Panel> panels() {
        return Arbitraries.oneOf(
                Arbitraries.just(Panel.NONE),
                CHANNELS.map(Panel.Wanted::new),
                Combinators.combine(CHANNELS, posted()).as(Panel.Moving::new),
                posted());
    }

    private static Arbitrary<Panel.Posted> posted() {
        return Combinators.combine(CHANNELS, NUMBERS.map(MessageId::new)).as(Panel.Posted::new);
    }

    private static Arbitrary<QueueEntry> entries() {
        Arbitrary<Long> lengths =
                Arbitraries.oneOf(NUMBERS, Arbitraries.longs().between(1, 20_000_000));
        Arbitrary<Track> tracks =
                Combinators.combine(TEXTS, TEXTS, TEXTS, lengths, TEXTS, TEXTS, FLAGS, FLAGS)
                        .as(Track::new);
        Arbitrary<Track> named =
                Combinators.combine(tracks, TEXTS, TEXTS)
                        .as((track, x, isrc) ->
                                track.encoded(new EncodedName(x, isrc, "youtube", "").with(track)));
        return Combinators.combine(IDS, Arbitraries.oneOf(tracks, named), NUMBERS.map(UserId::new))
                .as(QueueEntry::new);
    }
}
