package dev.tonearm.core.family;

import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.plan.Allowance;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.player.Ballot;
import dev.tonearm.core.player.HouseEvent.Agreed;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerInput.Access;
import dev.tonearm.core.player.PlayerInput.Asked;
import dev.tonearm.core.player.PlayerInput.CrowdSeen;
import dev.tonearm.core.player.PlayerInput.Listener;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Whereabouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Votes that are counted again because who listens is not who did.
///
/// Whoever has left has no vote and need not be outvoted, also who asked for it first: what counts
/// is who of those who listen now is for it. With nobody for it who listens nothing happens, until
/// one of them is back.
public final class Recount {
    private final PlayerState state;
    private final CrowdSeen seen;
    private final Set<UserId> hearers;
    private final Instant now;

    public Recount(PlayerState state, CrowdSeen seen, Instant now) {
        this.state = state;
        this.seen = seen;
        this.hearers = seen.crowd().hearers();
        this.now = now;
    }

    /// The votes that are enough now, the first begun first.
    public List<Ballot> enough() {
        // News of a channel that the bot has left meanwhile.
        if (!state.voice().equals(new Whereabouts.InVoice(seen.channel()))) return List.of();
        return state.house().votes().openAt(now).stream()
                .filter(ballot -> ballot.terms().areSaid())
                .filter(ballot -> ballot.votesOf(hearers) >= needed(ballot))
                .toList();
    }

    private int needed(Ballot ballot) {
        return new Rule.Vote(ballot.terms().percent()).of(hearers.size());
    }

    /// What such a vote leads to; nothing if its command cannot be done any more.
    ///
    /// @param form that its motion names
    /// @param family of the form
    public List<PlayerEvent> carriedOut(Ballot ballot, CommandForm form, Family<?> family) {
        Optional<UserId> by = ballot.voters().stream().filter(hearers::contains).findFirst();
        Optional<PlayerCommand> command = Motion.command(form, ballot.motion(), state);
        if (by.isEmpty() || command.isEmpty()) return List.of();
        Asking asking = new Asking(state, asked(ballot, by.get(), command.get()), now);
        List<PlayerEvent> done = family.carriedOut(command.get(), asking);
        if (done.isEmpty()) return List.of();
        List<PlayerEvent> line = new ArrayList<>();
        line.add(
                new Agreed(
                        by.get(),
                        ballot.motion(),
                        ballot.on(),
                        ballot.title(),
                        ballot.votesOf(hearers),
                        needed(ballot)));
        line.addAll(done);
        return line;
    }

    /// As if the first of those who are for it and listen asked for it now.
    private Asked asked(Ballot ballot, UserId by, PlayerCommand command) {
        return new Asked(
                new InteractionId(Snowflake.at(now)),
                command,
                new Listener(by, state.voice(), Access.OPEN, seen.crowd()),
                state.shown().where().orElse(seen.channel()),
                Resolution.NOT_NEEDED,
                Limits.STANDARD.with(Allowance.ALL.withQueue(ballot.terms().queue())),
                0,
                "",
                HouseRules.UNSAID,
                seen.seed(),
                seen.support());
    }

    /// What everybody reads of it.
    ///
    /// @param form that the motion names
    /// @param family of the form
    public static Optional<Message> told(
            Agreed agreed, CommandForm form, Family<?> family, Done done, Texts texts) {
        return Motion.anywhere(form, agreed.motion())
                .map(command -> family.agreed(command, agreed, done, texts));
    }
}
