package dev.tonearm.worker.player;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.Player;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.AudioNodes.Place;
import dev.tonearm.worker.time.Timer;
import dev.tonearm.worker.time.Timer.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one guild's player does when its time has come, without a word from anybody: it tries a
/// source again, leaves when nothing has played for long, goes back to where it is meant to stay,
/// asks after an end that nobody told, and takes an end that came too soon.
///
/// When that is follows from the state, so a worker that takes the guild over does the same at the
/// same time. What is decided then is decided by the state of then: a call that comes for nothing
/// does no harm.
final class Clockwork {
    /// A node says that a track is over within milliseconds; it may have to find its way back to us
    /// first.
    static final Duration OVERDUE = Duration.ofSeconds(5);

    /// What failed because the journal or a node was away.
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /// Clocks of different kinds may be so far apart.
    private static final Duration SURELY = Duration.ofMillis(20);

    /// Some files are longer than they say. A node that plays one is believed for so long, and for
    /// a tenth of the length besides.
    private static final Duration OVERTIME = Duration.ofSeconds(10);

    /// A node nearer to the end than this is at its end.
    private static final long AT_END_MILLIS = 500;

    private static final Logger log = LoggerFactory.getLogger(Clockwork.class);

    private final GuildId guild;
    private final Timer timer;
    private final RandomGenerator random;
    private final AudioNodes nodes;
    private final Supplier<@Nullable PlayerState> known;
    private final Consumer<PlayerInput> reports;
    private final BooleanSupplier idle;
    private final Appointment retry = new Appointment(() -> report(new PlayerInput.RetryDue()));
    private final Appointment quiet = new Appointment(() -> report(new PlayerInput.QuietDue()));
    private final Appointment comeback =
            new Appointment(() -> report(new PlayerInput.ComebackDue()));
    private final Appointment end = new Appointment(this::askAfterEnd);

    private @Nullable Scheduled held;
    private @Nullable Instant heldOf;
    private @Nullable PlayerInput heldReport;

    /// Where the node was when it was last asked, if it was beyond the end.
    private Place lastPlace = Place.UNKNOWN;

    /// @param known the state, if it is loaded
    /// @param reports returns at once
    /// @param idle whether nothing that was reported waits
    Clockwork(
            GuildId guild,
            PlayerContext context,
            Supplier<@Nullable PlayerState> known,
            Consumer<PlayerInput> reports,
            BooleanSupplier idle) {
        this.guild = guild;
        this.timer = context.timer();
        this.random = context.random();
        this.nodes = context.nodes();
        this.known = known;
        this.reports = reports;
        this.idle = idle;
    }

    /// The state says this now.
    synchronized void follow(PlayerState state) {
        retry.be(state.retryAt(), this::apart);
        quiet.be(state.quietUntil(), UnaryOperator.identity());
        comeback.be(state.comebackAt(), this::apart);
        if (end.be(state.overAt(), over -> over.plus(OVERDUE))) lastPlace = Place.UNKNOWN;
        if (heldOf != null && !heldOf.equals(since(state))) letGo();
    }

    /// Keeps a report that came too soon until its time, and then reports it again. Until then the
    /// node is told to play the entry once more, and may say of that only that it is over: what
    /// failed has failed.
    ///
    /// @return whether it does
    synchronized boolean holds(PlayerState state, PlayerInput input) {
        Instant now = timer.instant();
        Instant earliest = Player.notBefore(state, input);
        Instant since = since(state);
        if (since == null || !earliest.isAfter(now)) return false;
        boolean failed = since.equals(heldOf) && heldReport instanceof PlayerInput.TrackFailed;
        if (failed && input instanceof PlayerInput.TrackEnded) return true;
        letGo();
        heldOf = since;
        heldReport = input;
        held = timer.after(Duration.between(now, earliest), () -> reports.accept(input));
        return true;
    }

    synchronized void stop() {
        retry.be(Optional.empty(), UnaryOperator.identity());
        quiet.be(Optional.empty(), UnaryOperator.identity());
        comeback.be(Optional.empty(), UnaryOperator.identity());
        end.be(Optional.empty(), UnaryOperator.identity());
        letGo();
    }

    private void letGo() {
        if (held != null) held.cancel();
        held = null;
        heldOf = null;
        heldReport = null;
    }

    private static @Nullable Instant since(PlayerState state) {
        return state.playback() instanceof Playback.Loaded loaded ? loaded.since() : null;
    }

    /// Many guilds may have lost the same source at the same moment.
    private Instant apart(Instant due) {
        long wait = Math.max(0, Duration.between(timer.instant(), due).toMillis());
        return due.plusMillis(random.nextLong(wait / 4 + 1));
    }

    private void report(PlayerInput due) {
        reports.accept(due);
    }

    /// The node's own word comes first: it may be late, or have lost its voice connection.
    private void askAfterEnd() {
        PlayerState state = known.get();
        if (state == null || !(state.playback() instanceof Playback.Loaded loaded)) return;
        Place place = nodes.whereIs(guild, loaded.entry().id());
        judge(loaded, place).ifPresent(reports);
    }

    private synchronized Optional<PlayerInput> judge(Playback.Loaded loaded, Place place) {
        Place before = lastPlace;
        lastPlace = place;
        var id = loaded.entry().id();
        return switch (place) {
            case Place.Unknown() -> Optional.empty();
            case Place.Gone() -> {
                log.warn("guild {}: entry {} is over, and its node did not say so", guild, id);
                yield Optional.of(new PlayerInput.TrackEnded(id));
            }
            case Place.At(long position) -> {
                long length = loaded.entry().track().length().orElse(Duration.ZERO).toMillis();
                if (position + AT_END_MILLIS < length) {
                    yield Optional.of(new PlayerInput.PositionReported(id, position, timer.now()));
                }
                boolean stands = place.equals(before);
                if (!stands && position < length + length / 10 + OVERTIME.toMillis())
                    yield Optional.empty();
                log.warn("guild {}: entry {} plays on beyond its end at {}", guild, id, position);
                yield Optional.of(new PlayerInput.TrackEnded(id));
            }
        };
    }

    /// Something that happens at an instant, and again after a while unless the state changes.
    private final class Appointment {
        private final Runnable what;
        private @Nullable Instant at;
        private @Nullable Scheduled next;

        private Appointment(Runnable what) {
            this.what = what;
        }

        /// @param wanted what the state says, if it says so
        /// @param meant when that is done
        /// @return whether it is another one than before
        private boolean be(Optional<Instant> wanted, UnaryOperator<Instant> meant) {
            Instant when = wanted.orElse(null);
            if (Objects.equals(at, when)) return false;
            if (next != null) next.cancel();
            at = when;
            next = null;
            if (when == null) return true;
            Duration wait = Duration.between(timer.instant(), meant.apply(when));
            arrange(when, (wait.isNegative() ? Duration.ZERO : wait).plus(SURELY), false);
            return true;
        }

        private void arrange(Instant when, Duration wait, boolean again) {
            next = timer.after(wait, () -> due(when, again));
        }

        /// What waits for a journal that is away is not asked for twice.
        private void due(Instant when, boolean again) {
            synchronized (Clockwork.this) {
                if (!when.equals(at)) return;
                arrange(when, AGAIN, true);
            }
            if (!again || idle.getAsBoolean()) what.run();
        }
    }
}
