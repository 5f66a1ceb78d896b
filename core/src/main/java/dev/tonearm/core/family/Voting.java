package dev.tonearm.core.family;

import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Ballot;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.HouseEvent.Voted;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Sighting;
import dev.tonearm.core.player.Terms;
import dev.tonearm.core.player.Whereabouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a command that could be done is done at once, or only counted until enough of those who
/// listen agree.
///
/// A DJ, who listens alone, and who asked for all that the command takes away need nobody's
/// consent. The others vote: each has one vote for a command and what it is about, which counts
/// while they hear the bot. Whoever has left or is deafened counts neither way.
final class Voting {
    private final Asking asking;
    private final PlayerCommand command;
    private final Stake stake;

    /// @param command as it is [meant][Family#meant]
    /// @param stake whose business it is
    Voting(Asking asking, PlayerCommand command, Stake stake) {
        this.asking = asking;
        this.command = command;
        this.stake = stake;
    }

    /// What becomes of a command that its family has decided.
    Decision on(Decision decision) {
        return switch (decision) {
            case Decision.Refused _ -> decision;
            case Decision.Accepted(var events) when events.isEmpty() -> decision;
            case Decision.Accepted(var events) -> ruled(decision, events);
            case Decision.Noted() -> ruled(decision, List.of());
        };
    }

    private Decision ruled(Decision decision, List<PlayerEvent> events) {
        boolean own = stake.isOnly(asking.asked().listener().user());
        if (asking.asked().rules().standing() == Standing.DJ || own) return decision;
        return switch (asking.asked().rules().rule()) {
            case Rule.Open() -> decision;
            case Rule.Djs() -> new Decision.Refused(djsOnly());
            case Rule.Vote vote -> voted(vote, decision, events);
        };
    }

    private Refusal djsOnly() {
        return command.toLookUp().isPresent() ? Refusal.Simple.NOT_NOW : Refusal.Simple.DJS_ONLY;
    }

    private Decision voted(Rule.Vote rule, Decision decision, List<PlayerEvent> events) {
        if (!(asking.state().voice() instanceof Whereabouts.InVoice(var channel))) return decision;
        // What joins the queue takes nothing from anybody.
        if (command.toLookUp().isPresent()) {
            return stake.equals(Stake.Common.NOBODYS) ? decision : new Decision.Refused(djsOnly());
        }
        Set<UserId> hearers = asking.asked().listener().crowd().hearers();
        UserId voter = asking.asked().listener().user();
        boolean hears = hearers.contains(voter);
        if (hearers.isEmpty() || (hears && hearers.size() == 1)) return decision;
        if (!hears) return new Decision.Refused(noVoter(channel));
        return counted(rule, hearers, voter, events);
    }

    private Refusal noVoter(ChannelId channel) {
        UserId voter = asking.asked().listener().user();
        if (asking.asked().listener().voice() instanceof Sighting.Unknown)
            return Refusal.Simple.VOICE_UNKNOWN;
        return asking.asked().listener().crowd().people().contains(voter)
                ? Refusal.Simple.DEAFENED
                : new Refusal.OtherChannel(channel);
    }

    private Decision counted(
            Rule.Vote rule, Set<UserId> hearers, UserId voter, List<PlayerEvent> events) {
        int needed = rule.of(hearers.size());
        String motion = Motion.of(command, asking.state());
        Optional<QueueEntry> about = about();
        EntryId on = about.map(QueueEntry::id).orElse(Ballot.NOTHING);
        Optional<Ballot> before = asking.state().house().votes().about(motion, on, asking.now());
        boolean again = before.filter(ballot -> ballot.voters().contains(voter)).isPresent();
        int votes = before.map(ballot -> ballot.votesOf(hearers)).orElse(0) + (again ? 0 : 1);
        // Others may have left since.
        if (again && votes < needed)
            return new Decision.Refused(new Refusal.VotedAlready(votes, needed));
        String title = about.filter(this::isNamed).map(entry -> entry.track().name()).orElse("");
        Terms terms = new Terms(rule.percent(), asking.asked().limits().queue());
        Voted vote = new Voted(voter, motion, on, title, votes, needed, terms);
        List<PlayerEvent> line = new ArrayList<>();
        line.add(vote);
        if (vote.passed()) line.addAll(events);
        return new Decision.Accepted(line);
    }

    /// The track that it names, or else the one that plays: the next one ends the vote.
    private Optional<QueueEntry> about() {
        Optional<QueueEntry> playing =
                asking.state().playback() instanceof Playback.Loaded loaded
                        ? Optional.of(loaded.entry())
                        : Optional.empty();
        return Motion.named(command, asking.state()).or(() -> playing);
    }

    /// What takes other tracks away than the one that plays is not about that.
    private boolean isNamed(QueueEntry about) {
        return !(stake instanceof Stake.Tracks(var entries))
                || entries.contains(about)
                || Motion.named(command, asking.state()).isPresent();
    }

    /// What a listener reads whose command was counted, or done because it was.
    static <C extends PlayerCommand> Message answer(
            Family<C> family, C command, Voted vote, Done done, Texts texts) {
        return vote.passed()
                ? VoteAnswers.passed(family.answer(command, done.itself(), texts), vote, texts)
                : VoteAnswers.counted(command, vote, texts);
    }
}
