package dev.tonearm.worker.player;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.worker.time.Timer;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// Takes one input after the other into a guild's journal.
final class Turns {
    /// Another writer is rare, and two in a row are a fight that waiting will not settle.
    private static final int MOST_CONFLICTS = 5;

    private final GuildId guild;
    private final GuildStory story;
    private final QueueWatch queues;
    private final Timer clock;

    Turns(GuildId guild, GuildStory story, QueueWatch queues, Timer clock) {
        this.guild = guild;
        this.story = story;
        this.queues = queues;
        this.clock = clock;
    }

    /// What an input led to.
    sealed interface Turn {
        record Refused(Refusal refusal) implements Turn {}

        /// It was done, or all was so already.
        ///
        /// @param at when it was decided
        record Done(List<PlayerEvent> events, Instant at) implements Turn {}

        record Known(long sequence) implements Turn {}

        /// The journal is newer than this build; nothing was written.
        record Newer() implements Turn {}
    }

    /// Decides and writes, again from the start whenever somebody else wrote first, or the store
    /// was away for a while.
    ///
    /// For a guild whose journal this build can read, at least so far.
    Turn take(Cause cause, PlayerInput input) {
        var patience = story.new Patience();
        for (int conflicts = 0; conflicts < MOST_CONFLICTS; ) {
            Instant now = clock.now();
            PlayerState before = story.state();
            List<PlayerEvent> events;
            switch (Catalogue.decide(before, input, now)) {
                case Decision.Refused(var refusal) -> {
                    return new Turn.Refused(refusal);
                }
                case Decision.Accepted(var decided) when decided.isEmpty() -> {
                    return new Turn.Done(decided, now);
                }
                case Decision.Accepted(var decided) when !story.mayWrite(decided) -> {
                    return new Turn.Refused(Refusal.Simple.NOT_YET);
                }
                case Decision.Accepted(var decided) -> events = decided;
                case Decision.Noted() -> events = List.of();
            }
            switch (story.append(cause, events, now, patience)) {
                case DONE -> {
                    tell(input, before, story.state());
                    return new Turn.Done(events, now);
                }
                case OVERTAKEN -> conflicts++;
                case LATE -> {}
                case NEWER -> {
                    return new Turn.Newer();
                }
            }
            // The line in our place may be our own, from an append whose answer was lost.
            if (cause instanceof Cause.Asked asked) {
                OptionalLong known = story.state().handled(asked.interaction());
                if (known.isPresent()) return new Turn.Known(known.getAsLong());
            }
        }
        throw new IllegalStateException("guild " + guild + " has another writer");
    }

    private void tell(PlayerInput input, PlayerState before, PlayerState after) {
        if (!(input instanceof PlayerInput.Asked asked)) return;
        queues.changed(guild, before.queue().size(), after.queue().size(), asked.limits());
    }
}
