package dev.tonearm.core.message;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.text.Legible;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a listener reads after a command, as far as all families say it alike.
public final class Answers {
    private Answers() {}

    /// The answer to a command that was done.
    public static Message done(String text) {
        return framed(Colour.DONE, text);
    }

    /// The answer to a command that was not done.
    ///
    /// @param invitation for a server that the bot is not in
    public static Message refused(Refusal refusal, Invitation invitation, Texts texts) {
        if (refusal instanceof Refusal.NotInPlan(var need, var limits))
            return Lacking.of(need, limits, texts);
        return framed(Colour.REFUSED, why(refusal, invitation, texts) + rule(refusal, texts));
    }

    private static String why(Refusal refusal, Invitation invitation, Texts texts) {
        return switch (refusal) {
            case Refusal.Simple simple ->
                    texts.text(
                            "refusal." + simple.name().toLowerCase(Locale.ROOT), invitation.url());
            case Refusal.BusyElsewhere(var channel) ->
                    texts.text("refusal.busy_elsewhere", Markdown.mention(channel));
            case Refusal.OtherChannel(var channel) ->
                    texts.text("refusal.other_channel", Markdown.mention(channel));
            case Refusal.ChannelClosed(var open) ->
                    texts.text("refusal.channel_closed", Markdown.mentions(open));
            case Refusal.ShareFull(int most) -> texts.text("refusal.share_full", most);
            case Refusal.VotedAlready(int votes, int needed) ->
                    texts.text("refusal.voted_already", votes, needed);
            case Refusal.QueueFull(int limit) -> texts.text("refusal.queue_full", limit);
            case Refusal.NotInPlan _ -> throw new IllegalArgumentException("has words of its own");
            case Refusal.QueueHeavy(long bytes) ->
                    texts.text("refusal.queue_heavy", bytes / (1024 * 1024));
            case Refusal.NoSuchPosition(int position, int waiting) ->
                    texts.text("refusal.no_such_position", position, waiting);
            case Refusal.NothingOf(var user) ->
                    texts.text("refusal.nothing_of", Markdown.mention(user));
            case Refusal.BeyondEnd(long length) ->
                    texts.text("refusal.beyond_end", Times.clock(Duration.ofMillis(length)));
            case Refusal.FiltersMissing(var kinds) ->
                    texts.text("refusal.filters_missing", SoundWords.of(kinds, texts));
            case Refusal.SourceFailed(var detail) ->
                    Legible.shows(detail)
                            ? texts.text(
                                    "refusal.source_failed.detail",
                                    Markdown.plain(SourceWords.translated(detail, texts)))
                            : texts.text("refusal.source_failed");
        };
    }

    /// Which rule of the server it is, and who can change it.
    private static String rule(Refusal refusal, Texts texts) {
        String rule =
                switch (refusal) {
                    case Refusal.OtherChannel _, Refusal.BusyElsewhere _ -> "rule.same_channel";
                    case Refusal.ChannelClosed _ -> "rule.voice_channels";
                    case Refusal.ShareFull _ -> "rule.queue_share";
                    case Refusal.VotedAlready _ -> "rule.vote";
                    case Refusal.Simple.DEAFENED -> "rule.vote";
                    case Refusal.Simple.DJS_ONLY, Refusal.Simple.NOT_NOW -> "rule.djs";
                    case Refusal _ -> "";
                };
        return rule.isEmpty() ? "" : "\n-# " + texts.text("rule.changed_by", texts.text(rule));
    }

    /// A message of one text by its key, such as `edge.try_again`.
    public static Message notice(Texts texts, String key, Object... arguments) {
        return framed(Colour.REFUSED, texts.text(key, arguments));
    }

    /// An option whose value, or whose name, is none that the command takes.
    public static Message invalid(String option, OptionProblem problem, Texts texts) {
        String key = "invalid." + problem.name().toLowerCase(Locale.ROOT);
        return notice(texts, key, Markdown.code(option));
    }

    /// The bot could not get into a channel, or could not be heard there.
    public static Message unreachable(ChannelId channel, LeaveReason why, Texts texts) {
        return why == LeaveReason.UNREACHABLE
                ? notice(texts, "worker.voice_unreachable", Markdown.mention(channel))
                : notice(texts, Partings.key(why));
    }

    /// The bot is in the audience of a stage.
    public static Message unheard(ChannelId channel, Texts texts) {
        return notice(texts, "worker.unheard", Markdown.mention(channel));
    }

    /// Nobody hears what should be playing.
    public static Message inaudible(ChannelId channel, Texts texts) {
        return notice(texts, "worker.inaudible", Markdown.mention(channel));
    }

    /// Effects that no audio node has were taken off.
    public static Message effectsOff(Set<Filter.Kind> kinds, Texts texts) {
        return notice(texts, "worker.effects_off", SoundWords.of(kinds, texts));
    }

    /// A query is being looked up and it takes a while.
    public static Message loading(String query, Texts texts) {
        return framed(Colour.QUIET, texts.text("worker.loading", Markdown.bold(query, texts)));
    }

    private static Message framed(int colour, String text) {
        return Message.framed(colour, List.of(new Component.Text(text)));
    }
}
