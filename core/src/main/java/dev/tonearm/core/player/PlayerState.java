package dev.tonearm.core.player;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.guild.Manners;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// All that is true about one guild's player; immutable, and a fold of the guild's journal.
///
/// It is made of groups, one for each thing that somebody may ask about; a new field is a new
/// component of its group, and one reader here for those who only want to know.
///
/// @param sequence the last line folded in, 0 before the first
public record PlayerState(
        long sequence,
        Deck deck,
        Waiting waiting,
        Stay stay,
        Sound sound,
        Shown shown,
        Story story,
        Memory memory,
        House house) {
    /// A guild that has no journal yet.
    public static final PlayerState NEW =
            new PlayerState(
                    0,
                    Deck.IDLE,
                    Waiting.NOTHING,
                    Stay.NOWHERE,
                    Sound.PLAIN,
                    Shown.NOTHING,
                    Story.NEW,
                    Memory.EMPTY,
                    House.USUAL);

    /// @throws IllegalArgumentException if what plays moves at another rate than it sounds
    public PlayerState {
        if (deck.playback() instanceof Playback.Loaded loaded
                && loaded.clock().rate() != loaded.entry().track().heard(sound).rate()) {
            throw new IllegalArgumentException(
                    "it moves at " + loaded.clock().rate() + " and sounds at " + sound.rate());
        }
    }

    public Playback playback() {
        return deck.playback();
    }

    public LoopMode loop() {
        return deck.loop();
    }

    public Setbacks setbacks() {
        return deck.setbacks();
    }

    /// What waits, next first.
    public List<QueueEntry> queue() {
        return waiting.entries();
    }

    /// Whether what joins takes turns with what others asked for.
    public boolean turns() {
        return waiting.turns();
    }

    /// What can be undone and done again.
    public Past past() {
        return story.past();
    }

    /// The id that the next new entry gets.
    public long nextEntry() {
        return waiting.next();
    }

    /// Where the bot should be heard.
    public Whereabouts voice() {
        return stay.voice();
    }

    public Company company() {
        return stay.company();
    }

    public Panel panel() {
        return shown.panel();
    }

    /// The language of messages to everybody, by Discord's code; empty if nobody told it yet.
    public String language() {
        return shown.language();
    }

    /// Percent, 0 to 200.
    public int volume() {
        return sound.volume();
    }

    /// What was on before, oldest first.
    public List<Played> recent() {
        return story.recent();
    }

    public List<Handled> handled() {
        return memory.handled();
    }

    /// The first line that a command made, if it is remembered: Discord or SQS has delivered it
    /// before.
    public OptionalLong handled(InteractionId interaction) {
        return memory.line(interaction);
    }

    /// Whether somebody has stopped the music since this was asked for, so that what it would bring
    /// is not wanted any more.
    public boolean calledOff(InteractionId asked) {
        return memory.calledOff(asked);
    }

    /// Whether nothing plays and the bot is in no channel, nor goes back to one, so that no worker
    /// has to keep anything true.
    public boolean atRest() {
        return playback() instanceof Playback.Idle
                && voice() instanceof Whereabouts.Nowhere
                && comebackAt().isEmpty();
    }

    /// When the bot leaves because nobody is with it, unless somebody comes.
    public Optional<Instant> aloneUntil() {
        Manners manners = house.manners();
        return company() instanceof Company.Nobody(var since)
                        && !manners.stays()
                        && !manners.alone().isZero()
                ? Optional.of(since.plus(manners.alone()))
                : Optional.empty();
    }

    /// When the bot leaves because nothing plays, unless somebody plays something.
    public Optional<Instant> quietUntil() {
        Manners manners = house.manners();
        boolean leaves =
                !house.idleSince().equals(House.NEVER)
                        && !manners.stays()
                        && !manners.quiet().isZero()
                        && retryAt().isEmpty();
        return leaves ? Optional.of(house.idleSince().plus(manners.quiet())) : Optional.empty();
    }

    /// When the bot tries to be again where it is meant to stay.
    public Optional<Instant> comebackAt() {
        return house.comeback() instanceof Comeback.Due(_, var at, _)
                        && voice() instanceof Whereabouts.Nowhere
                        && house.manners().stays()
                ? Optional.of(at)
                : Optional.empty();
    }

    /// What the audio side has to make true.
    public DesiredPlayer desired() {
        return switch (voice()) {
            case Whereabouts.Nowhere() -> new DesiredPlayer.Absent();
            case Whereabouts.InVoice(var channel) ->
                    switch (playback()) {
                        case Playback.Idle() -> new DesiredPlayer.Silent(channel);
                        case Playback.Loaded loaded ->
                                new DesiredPlayer.Playing(
                                        channel, loaded, loaded.entry().track().heard(sound));
                    };
        };
    }

    /// Whether failures stopped it, with something left to try.
    public boolean halted() {
        return playback() instanceof Playback.Idle && !queue().isEmpty() && setbacks().count() > 0;
    }

    /// When it tries again by itself, if failures stopped it.
    public Optional<Instant> retryAt() {
        return halted() && voice() instanceof Whereabouts.InVoice
                ? setbacks().due()
                : Optional.empty();
    }

    /// When what plays should be over, if it plays and has a length.
    public Optional<Instant> overAt() {
        return playback() instanceof Playback.Loaded loaded
                        && !loaded.paused()
                        && voice() instanceof Whereabouts.InVoice
                ? loaded.remainingAt(loaded.since()).map(loaded.since()::plus)
                : Optional.empty();
    }

    /// How long everything that plays and waits takes from `now` by the clock, if the sound stays
    /// as it is; nothing if that cannot be said, because something of it is live, of unknown
    /// length, or repeated for ever.
    public Optional<Duration> remainingAt(Instant now) {
        Optional<Duration> first =
                playback() instanceof Playback.Loaded loaded
                        ? loaded.remainingAt(now).filter(_ -> loop() != LoopMode.TRACK)
                        : Optional.of(Duration.ZERO);
        return first.flatMap(remaining -> heardIn(queue()).map(remaining::plus));
    }

    /// How long something that waits has to wait from `now`.
    public Wait waitAt(EntryId entry, Instant now) {
        int index = 0;
        while (index < queue().size() && !queue().get(index).id().equals(entry)) index++;
        return index == queue().size()
                ? Wait.Unknown.NOT_WAITING
                : waitsAt(index, index + 1, now).getFirst();
    }

    /// How long each of those has to wait from `now` that wait at some places, from `first` on
    /// before `last`; 0 is next.
    public List<Wait> waitsAt(int first, int last, Instant now) {
        List<Wait> waits = new ArrayList<>(last - first);
        Wait wait = waitAhead(first, now);
        for (QueueEntry entry : queue().subList(first, last)) {
            waits.add(wait);
            wait = behind(wait, entry.track());
        }
        return waits;
    }

    /// How long what waits behind so many has to wait from `now`.
    private Wait waitAhead(int count, Instant now) {
        if (!(playback() instanceof Playback.Loaded loaded) || loaded.paused()) {
            return Wait.Unknown.PAUSED;
        }
        List<QueueEntry> before = queue().subList(0, count);
        if (loaded.entry().track().stream()
                || before.stream().anyMatch(one -> one.track().stream())) {
            return Wait.Unknown.LIVE;
        }
        if (loop() == LoopMode.TRACK) return Wait.Unknown.REPEATING;
        return loaded.remainingAt(now)
                .flatMap(first -> heardIn(before).map(first::plus))
                .<Wait>map(Wait.For::new)
                .orElse(Wait.Unknown.NO_LENGTH);
    }

    private Wait behind(Wait wait, Track track) {
        if (!(wait instanceof Wait.For(var time))) return wait;
        if (track.stream()) return Wait.Unknown.LIVE;
        return track.length()
                .map(length -> time.plus(TrackClock.heardIn(length, sound.rate())))
                .<Wait>map(Wait.For::new)
                .orElse(Wait.Unknown.NO_LENGTH);
    }

    /// How long all of these take by the clock, if each has a length that is known.
    private Optional<Duration> heardIn(List<QueueEntry> entries) {
        return QueueEntry.lengths(entries).map(all -> TrackClock.heardIn(all, sound.rate()));
    }

    /// The state after one more line.
    ///
    /// @throws IllegalStateException if the line does not follow this state
    public PlayerState after(JournalLine line) {
        if (line.sequence() != sequence + 1) {
            throw new IllegalStateException(
                    "line " + line.sequence() + " does not follow line " + sequence);
        }
        PlayerState state = this;
        for (PlayerEvent event : line.events()) state = event.appliedTo(state, line.at());
        Setbacks setbacks = state.setbacks();
        Deck deck = asked(line) ? state.deck.with(setbacks.asked(line.at())) : state.deck;
        boolean idle =
                deck.playback() instanceof Playback.Idle
                        && state.voice() instanceof Whereabouts.InVoice;
        return new PlayerState(
                line.sequence(),
                deck,
                state.waiting,
                state.stay,
                state.sound,
                state.shown,
                state.story.after(this, line, state),
                memory.with(line),
                state.house.idle(idle, line.at()));
    }

    /// Whether somebody, and not the player by itself, started something.
    private static boolean asked(JournalLine line) {
        return line.doer().isPresent() && line.events().stream().anyMatch(PlaybackEvent::starts);
    }

    PlayerState with(Deck changed) {
        return new PlayerState(
                sequence, changed, waiting, stay, sound, shown, story, memory, house);
    }

    PlayerState with(Waiting changed) {
        return new PlayerState(sequence, deck, changed, stay, sound, shown, story, memory, house);
    }

    PlayerState with(Stay changed) {
        return new PlayerState(
                sequence, deck, waiting, changed, sound, shown, story, memory, house);
    }

    PlayerState with(Sound changed) {
        return new PlayerState(sequence, deck, waiting, stay, changed, shown, story, memory, house);
    }

    /// Another rate of the sound is another one of what plays.
    PlayerState with(Deck changed, Sound sounding) {
        return new PlayerState(
                sequence, changed, waiting, stay, sounding, shown, story, memory, house);
    }

    PlayerState with(House changed) {
        return new PlayerState(sequence, deck, waiting, stay, sound, shown, story, memory, changed);
    }

    PlayerState with(Shown changed) {
        return new PlayerState(sequence, deck, waiting, stay, sound, changed, story, memory, house);
    }

    PlayerState with(Story changed) {
        return new PlayerState(sequence, deck, waiting, stay, sound, shown, changed, memory, house);
    }
}
