package dev.tonearm.worker.reply;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.telemetry.CommandTrace;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What one guild's listeners see. It has a mailbox of its own, so that the music never waits for
/// Discord's rate limits; answers keep the order of their commands.
public final class GuildReplies {
    /// Far more than the queue hands out of one guild at a time.
    private static final int CAPACITY = 1_000;

    private final Mailbox lane;
    private final CommandAnswers answers;
    private final Announcements announcements;
    private final NowPlayingMessage panel;
    private final FailureNotice failures;
    private final VoiceStatus status;

    /// @param reports takes what becomes of the now-playing message
    /// @param mayAct whether the guild is ours
    public GuildReplies(
            GuildId guild,
            Replying replying,
            Consumer<PlayerInput> reports,
            BooleanSupplier mayAct) {
        this.lane = new Mailbox(replying.threads(), CAPACITY);
        this.answers = new CommandAnswers(guild, replying, lane);
        this.announcements = new Announcements(guild, replying, lane, answers);
        this.panel = new NowPlayingMessage(guild, replying, lane, reports, mayAct);
        this.failures = new FailureNotice(guild, replying, lane);
        this.status = new VoiceStatus(guild, replying);
    }

    /// Watches over a command that may take long.
    public Progress progress(CommandEnvelope envelope) {
        return answers.progress(envelope);
    }

    /// What is told when the journal keeps a listener waiting.
    public static Message delayed(CommandEnvelope envelope) {
        return CommandAnswers.delayed(envelope);
    }

    /// Answers a command.
    public Reply answer(CommandEnvelope envelope, CommandTrace trace, Conclusion verdict) {
        if (verdict instanceof Conclusion.Done(var done, _)) {
            if (joins(done.events())) announcements.calledBy(envelope);
            if (starts(done.events())) failures.renew();
        }
        // Who uses a channel may have let the bot write there.
        panel.sign(envelope.channel());
        return answers.answer(envelope, trace, verdict);
    }

    /// Gives an answer again that could not be given in time.
    ///
    /// @param words those of [Reply#words()]
    public Reply again(CommandEnvelope envelope, CommandTrace trace, String words) {
        return answers.again(envelope, trace, words);
    }

    /// Says that a command broke, and is not tried again.
    public Reply broke(CommandEnvelope envelope, CommandTrace trace) {
        return answers.broke(envelope, trace);
    }

    /// Says that there is too much to do, past all answers that wait: whoever reads it has to know
    /// now.
    public Reply shed(CommandEnvelope envelope, CommandTrace trace) {
        return answers.shed(envelope, trace);
    }

    /// Shows a state in the now-playing message, soon.
    public void show(PlayerState state) {
        panel.show(state);
        status.follow(state);
    }

    /// Clears the line of a voice channel that the bot is about to leave, if there is one.
    ///
    /// @param to where it goes
    /// @param then runs once or twice when it may go, from any thread
    /// @return false if it may go at once
    public boolean clearsStatus(Whereabouts to, Runnable then) {
        return status.clear(to, then);
    }

    /// The bot could not get into the channel that somebody called it to, or not be heard there.
    public void unreachable(ChannelId channel, LeaveReason why) {
        announcements.unreachable(channel, why);
    }

    /// The bot sits in the audience of a stage.
    public void unheard(ChannelId channel, PlayerState state) {
        announcements.unheard(channel, state);
    }

    /// It speaks.
    public void heard() {
        announcements.heard();
    }

    /// Nobody hears what should be playing.
    public void inaudible(ChannelId channel, PlayerState state) {
        announcements.inaudible(channel, state);
    }

    /// Effects were taken off, because no audio node has them.
    public void filtersMissing(Set<Filter.Kind> kinds, PlayerState state) {
        announcements.filtersMissing(kinds, state);
    }

    /// Enough are for something since who listens has changed: nobody gave a command that could be
    /// answered.
    public void agreed(Done done, PlayerState state) {
        announcements.agreed(done, state);
        if (starts(done.events())) failures.renew();
    }

    /// What the bot may do in the guild has changed.
    public void accessChanged() {
        panel.sign();
        status.sign();
    }

    public boolean idle() {
        return lane.idle() && panel.idle() && failures.idle();
    }

    /// The player went on by itself: what could not be played is told.
    public void failed(List<PlayerEvent> events, PlayerState after) {
        failures.follow(events, after);
    }

    /// The journal has lines whose writer may not have told what failed.
    public void untold(PlayerState state) {
        failures.untold(state);
    }

    private static boolean starts(List<PlayerEvent> events) {
        return events.stream().anyMatch(PlaybackEvent::starts);
    }

    /// Whether everything is shown, so that nothing will be done by itself.
    public boolean settled() {
        return panel.settled() && status.settled();
    }

    /// The guild is another worker's: what is not shown is left to it.
    public void close() {
        panel.close();
        status.close();
    }

    private static boolean joins(List<PlayerEvent> events) {
        return events.stream().anyMatch(StayEvent.VoiceJoined.class::isInstance);
    }
}
