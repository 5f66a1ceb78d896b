package dev.tonearm.simulation;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.StoryEvent;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.simulation.Ledger.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What has to be true, at each step or at the end.
final class Invariants {
    /// A node's position may be this far from the journal's, in milliseconds by the clock, whatever
    /// the rate: what the player lets pass as a report's lateness, and a bit for the way.
    private static final long NEAR = 1_300;

    /// A request to a node takes no longer.
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final World world;

    /// By partition, the highest epoch whose owner a node has obeyed.
    private final Map<Integer, Long> obeyed = new HashMap<>();

    private int lost;
    private int doubled;
    private int aside;

    Invariants(World world) {
        this.world = world;
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }

    int aside() {
        return aside;
    }

    /// No two workers believe at the same instant that they may act for a partition.
    Optional<Violation> oneOwner() {
        for (int partition = 0; partition < World.PARTITIONS.count(); partition++) {
            SimWorker owner = null;
            for (SimWorker worker : world.alive()) {
                if (!worker.acts(partition)) continue;
                if (owner != null) {
                    return broken(
                            "one owner",
                            owner.id() + " and " + worker.id() + " act for partition " + partition);
                }
                owner = worker;
            }
        }
        return Optional.empty();
    }

    /// A node takes a request: nobody else may act, and nobody who came later has been obeyed.
    Optional<Violation> oneWriter(SimWorker writer, int partition) {
        for (SimWorker other : world.alive()) {
            if (other != writer && other.acts(partition)) {
                return broken(
                        "one writer",
                        writer.id() + " writes while " + other.id() + " acts for " + partition);
            }
        }
        long epoch = world.fleet().epoch(partition, writer.id());
        if (epoch < obeyed.getOrDefault(partition, 0L)) {
            return broken(
                    "one writer",
                    writer.id()
                            + " of epoch "
                            + epoch
                            + " writes after a later owner of "
                            + partition);
        }
        obeyed.put(partition, epoch);
        return Optional.empty();
    }

    /// Somebody has been answered by now, whatever is being looked up for others.
    Optional<Violation> answered(InteractionId interaction) {
        Entry entry = world.ledger().entry(interaction);
        return entry.answers() > 0
                ? Optional.empty()
                : broken("at once", "nobody has answered " + entry.envelope());
    }

    /// Who goes on with an entry leaves out nothing that nobody has heard, unless somebody asked
    /// for that since the node last obeyed, or wrote it down under a clock that was set meanwhile.
    Optional<Violation> nothingMissed(Sounds.Missed missed) {
        if (world.strikes().clockWasSet()) return Optional.empty();
        // Who stood still when a node died cannot know when it did.
        boolean stoodStill =
                owner(missed.guild())
                        .filter(owner -> owner.host().stoodStill(missed.since()))
                        .isPresent();
        if (stoodStill) return Optional.empty();
        // What was written down just before may not have reached the node yet.
        long heeded = missed.obeyedAt() - UNDER_WAY.toNanos();
        for (JournalLine line : world.journal().since(missed.guild(), heeded)) {
            for (PlayerEvent event : line.events()) {
                // Who leaves in that moment keeps the clock's place, which nobody corrected yet.
                if (PlaybackEvent.starts(event)
                        || event instanceof PlaybackEvent.Sought
                        || event instanceof StoryEvent
                        || event instanceof StayEvent.VoiceLeft) return Optional.empty();
            }
        }
        return broken(
                "nothing missed",
                missed.millis() + " ms of entry " + missed.entry() + " of guild " + missed.guild());
    }

    /// A guild's player is what the journal says by now.
    Optional<Violation> followed(GuildId guild) {
        List<Violation> found = new ArrayList<>();
        player(guild, world.journal().state(guild), found);
        return found.stream().findFirst();
    }

    /// All that has to hold when everything has come to rest.
    Optional<Violation> atTheEnd() {
        List<Violation> found = new ArrayList<>();
        Set<GuildId> guilds = new LinkedHashSet<>();
        Map<InteractionId, Integer> lines = new HashMap<>();
        for (Entry entry : world.ledger().entries()) guilds.add(entry.envelope().guild());
        for (GuildId guild : guilds) {
            PlayerState state = fold(guild, lines, found);
            if (state != null) player(guild, state, found);
            if (state != null) panel(guild, state, found);
            if (state != null) place(guild, state, found);
        }
        queues(found);
        answers(lines, found);
        return found.stream().findFirst();
    }

    private @Nullable PlayerState fold(
            GuildId guild, Map<InteractionId, Integer> lines, List<Violation> found) {
        PlayerState state = PlayerState.NEW;
        long plays = -1;
        long others = -1;
        var queue = new QueueAccount();
        var votes = new VoteAccount();
        for (JournalLine line : world.journal().all(guild)) {
            PlayerState before = state;
            try {
                state = state.after(line);
            } catch (RuntimeException e) {
                add(found, "journal", "guild " + guild + " does not fold: " + e);
                return null;
            }
            for (String wrong : queue.take(before, line, state)) {
                add(found, "queue", "line " + line.sequence() + " of guild " + guild + wrong);
            }
            for (String wrong : votes.take(line)) {
                add(found, "votes", "line " + line.sequence() + " of guild " + guild + wrong);
            }
            if (!world.strikes().sourceWasAway() && failed(line)) {
                add(found, "failed", "line " + line.sequence() + " of guild " + guild);
            }
            for (PlayerEvent event : line.events()) {
                if (event instanceof StayEvent.VoiceLeft(var why) && thrownOut(why, line.at())) {
                    add(found, "thrown out", "line " + line.sequence() + " of guild " + guild);
                }
            }
            if (!(line.cause() instanceof Cause.Asked(var interaction, _, _))) continue;
            lines.merge(interaction, 1, Integer::sum);
            Entry entry = world.ledger().entry(interaction);
            // One that was refused before may be done when it comes again.
            if (entry.repeated() || entry.begun() > 1) continue;
            // What has to be looked up lets others past it.
            boolean play = entry.envelope().command().toLookUp().isPresent();
            if (entry.order() < (play ? plays : others)) {
                add(found, "order", "line " + line.sequence() + " of guild " + guild);
            }
            if (play) plays = entry.order();
            else others = entry.order();
        }
        queue.left()
                .forEach((title, at) -> {
                    if (world.strikes().calmAround(at) && !world.ledger().posted(title)) {
                        add(found, "told", title + " of guild " + guild + " failed without a word");
                    }
                });
        if (!state.equals(world.journal().state(guild))) {
            add(found, "journal", "the snapshot of guild " + guild + " says something else");
        }
        return state;
    }

    /// Nobody disconnects the bot or keeps it out, but what cuts a worker off from Discord.
    private boolean thrownOut(LeaveReason why, Instant at) {
        return switch (why) {
            case ASKED, ALONE, QUIET -> false;
            case DISCONNECTED, UNREACHABLE, NOT_ENCRYPTED, INCOMPATIBLE, UNSTABLE ->
                    world.strikes().calmAround(at);
        };
    }

    private static boolean failed(JournalLine line) {
        return line.events().stream()
                .anyMatch(event ->
                        event instanceof PlaybackEvent.Ended ended
                                && ended.reason() == PlaybackEvent.EndReason.FAILED);
    }

    /// What was put aside after it was done is no harm but a figure; if nobody did it, it is lost.
    private void queues(List<Violation> found) {
        aside = 0;
        for (int partition = 0; partition < World.PARTITIONS.count(); partition++) {
            SimQueue queue = world.queue(partition).queue();
            aside += queue.aside().size();
            if (!queue.left().isEmpty()) {
                add(found, "left in the queue", queue.left().getFirst());
            }
        }
    }

    private void answers(Map<InteractionId, Integer> lines, List<Violation> found) {
        lost = 0;
        for (Entry entry : world.ledger().entries()) {
            InteractionId interaction = entry.envelope().interaction().id();
            int times = lines.getOrDefault(interaction, 0);
            if (times > 1) {
                doubled++;
                add(found, "doubled", interaction + " has " + times + " lines");
            }
            // What nobody is answered leaves no line either if it changes nothing.
            if (entry.answers() > 0 || entry.envelope().command().silent()) continue;
            if (times == 0) lost++;
            add(found, times == 0 ? "lost" : "untold", entry.envelope().toString());
        }
    }

    private void player(GuildId guild, PlayerState state, List<Violation> found) {
        List<SimPlayer> shown = new ArrayList<>();
        for (SimNode node : world.nodes()) shown.addAll(node.players(guild));
        String where = "guild " + guild + ": " + state.desired() + " but " + shown;
        if (shown.size() > 1) {
            add(found, "one player", where);
            return;
        }
        SimPlayer player = shown.isEmpty() ? null : shown.getFirst();
        switch (state.desired()) {
            case DesiredPlayer.Absent() -> {
                if (player != null) add(found, "orphan", where);
            }
            case DesiredPlayer.Silent _ -> {
                if (player != null && player.entry() != null) add(found, "silence", where);
            }
            case DesiredPlayer.Playing playing -> {
                if (player == null
                        || !playing.playback().entry().id().equals(player.entry())
                        || player.paused() != playing.playback().paused()
                        || !player.sound().equals(playing.sound())) {
                    add(found, "player", where);
                } else if (!player.paused() && !player.connected()) {
                    add(found, "heard", where);
                } else if (!player.paused()) {
                    // A paused player's place is put right when it goes on.
                    long position = playing.playback().positionAt(clock(guild));
                    double rate = playing.playback().clock().rate();
                    if (Math.abs(position - player.position()) > NEAR * rate) {
                        add(found, "position", position + " in " + where);
                    }
                }
            }
        }
    }

    /// The bot is in the voice channel that the journal says, or in none.
    private void place(GuildId guild, PlayerState state, List<Violation> found) {
        Whereabouts there = world.voice().where(guild);
        if (!there.equals(state.voice())) {
            add(found, "place", "guild " + guild + ": " + state.voice() + " but " + there);
        }
    }

    /// A guild has one now-playing message, and its journal knows it.
    private void panel(GuildId guild, PlayerState state, List<Violation> found) {
        List<MessageId> there = world.messages().panels(guild);
        boolean one =
                switch (state.panel()) {
                    case Panel.Posted(_, var message) -> there.equals(List.of(message));
                    case Panel panel -> there.isEmpty() && panel instanceof Panel.None;
                };
        if (!one)
            add(found, "one panel", "guild " + guild + ": " + state.panel() + " but " + there);
    }

    /// The clock of whoever owns a guild.
    private Instant clock(GuildId guild) {
        return owner(guild).map(worker -> worker.timer().instant()).orElse(SimTimer.START);
    }

    private Optional<SimWorker> owner(GuildId guild) {
        int partition = World.PARTITIONS.of(guild);
        return world.alive().stream().filter(worker -> worker.acts(partition)).findFirst();
    }

    private static void add(List<Violation> found, String invariant, String detail) {
        found.add(new Violation(invariant, detail));
    }

    private static Optional<Violation> broken(String invariant, String detail) {
        return Optional.of(new Violation(invariant, detail));
    }
}
