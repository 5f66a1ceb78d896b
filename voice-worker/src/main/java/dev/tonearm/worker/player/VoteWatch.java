package dev.tonearm.worker.player;

import dev.tonearm.core.family.Done;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Crowd;
import dev.tonearm.core.player.Handled;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.player.Turns.Turn;
import dev.tonearm.worker.telemetry.LogContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has votes counted again when who listens has changed, as long as there are some.
///
/// A channel that empties brings more news than votes: one count waits at a time, and sees all that
/// has happened until then.
final class VoteWatch {
    private static final Logger log = LoggerFactory.getLogger(VoteWatch.class);

    private final GuildId guild;
    private final PlayerContext context;
    private final GuildStory story;
    private final Turns turns;
    private final Mailbox mailbox;
    private final BooleanSupplier ours;
    private final Consumer<Done> done;
    private final AtomicBoolean waits = new AtomicBoolean();

    /// @param ours whether the guild is this worker's to decide about
    /// @param done is told of each vote that was enough, when it is written
    VoteWatch(
            GuildId guild,
            PlayerContext context,
            GuildStory story,
            Turns turns,
            Mailbox mailbox,
            BooleanSupplier ours,
            Consumer<Done> done) {
        this.guild = guild;
        this.context = context;
        this.story = story;
        this.turns = turns;
        this.mailbox = mailbox;
        this.ours = ours;
        this.done = done;
    }

    /// Somebody came, went, or is deafened; returns at once. From any thread.
    void changed() {
        PlayerState known = story.known();
        boolean votes = known != null && !known.house().votes().open().isEmpty();
        if (!votes || !waits.compareAndSet(false, true)) return;
        boolean taken =
                mailbox.offer(() -> {
                    waits.set(false);
                    count();
                });
        if (!taken) {
            waits.set(false);
            context.telemetry().count(WorkerMetric.REPORTS_LOST);
        }
    }

    /// Counts, and does what enough are for. Only the guild's mailbox calls this.
    void count() {
        try (var _ = LogContext.of(guild)) {
            // Each ends at least one of them.
            for (Optional<Done> agreed = next(); agreed.isPresent(); agreed = next()) {
                done.accept(agreed.get());
            }
        } catch (RetiredException e) {
            log.info("votes are left to another worker");
        } catch (JournalUnavailableException e) {
            context.telemetry().count(WorkerMetric.REPORTS_LOST);
            log.error("votes were not counted again", e);
        }
    }

    private Optional<Done> next() {
        Optional<PlayerInput> seen = ours.getAsBoolean() ? seen() : Optional.empty();
        if (seen.isEmpty()) return Optional.empty();
        Turn turn = turns.take(Cause.DISCORD, seen.get());
        return turn instanceof Turn.Done(var events, var at) && !events.isEmpty()
                ? Optional.of(new Done(events, story.state(), at))
                : Optional.empty();
    }

    private Optional<PlayerInput> seen() {
        PlayerState state = story.state();
        boolean votes = !state.house().votes().openAt(context.timer().now()).isEmpty();
        if (!votes || !(state.voice() instanceof Whereabouts.InVoice(ChannelId channel)))
            return Optional.empty();
        Optional<Crowd> crowd = context.voice().crowd(guild, channel);
        return crowd.map(these ->
                new PlayerInput.CrowdSeen(
                        channel,
                        these,
                        context.random().nextLong(),
                        context.nodes().support(guild)));
    }

    /// What calls off what is being looked up, if the last line does.
    static @Nullable Handled callsOff(PlayerState state) {
        List<Handled> handled = state.handled();
        Handled last = handled.isEmpty() ? null : handled.getLast();
        return last != null && last.callsOff() && last.sequence() == state.sequence() ? last : null;
    }
}
