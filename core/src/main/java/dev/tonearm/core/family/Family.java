package dev.tonearm.core.family;

import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.HouseEvent;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A family of commands: all that is known about them, in one folder.
///
/// An implementation has no state. The edge loads its class at every cold start, so what only the
/// worker needs (deciding, answering) belongs in other classes that this one calls.
///
/// @param <C> the sealed type of its commands
public interface Family<C extends PlayerCommand> {
    /// The sealed type of its commands.
    Class<C> type();

    /// What it is called in the code: its folder. Its heading is the text `family.` and this.
    default String name() {
        String folder = type().getPackageName();
        return folder.substring(folder.lastIndexOf('.') + 1);
    }

    /// Its slash commands, in the order in which help shows them. Made anew with each call: a cold
    /// edge makes only those that it needs.
    List<CommandSpec> specs();

    /// All forms that its commands have.
    List<? extends CommandForm> forms();

    /// Where its buttons, selects and forms lead.
    default List<? extends Route> routes() {
        return List.of();
    }

    /// What a command does.
    ///
    /// May leave by [Asking#refused].
    Decision decide(C command, Asking asking);

    /// Whose business it is what a command would do. Of who gives a command that is nobody else's
    /// business nobody asks to be a DJ, or to have others agree.
    Stake stake(C command, Asking asking);

    /// The command that means by itself what this one means in a state, for votes about it: the
    /// button that pauses or goes on, when others have pressed it meanwhile, or an undo of whatever
    /// was done last.
    default PlayerCommand meant(C command, PlayerState state) {
        return command;
    }

    /// Why a command cannot be done, as far as that is known before anything is looked up for it:
    /// nobody waits for a source to read that they are in no voice channel. All of it is decided
    /// again afterwards.
    ///
    /// Leaves by [Asking#refused] if there is a reason.
    default void beforeLookup(C command, Asking asking) {}

    /// What a listener reads when a command was done. Made from the command and its own events as
    /// far as these tell, so that it says the same when it is written again later.
    Message answer(C command, Done done, Texts texts);

    /// What a listener reads when a command was done, or was only counted.
    default Message answered(C command, Done done, Texts texts) {
        return done.last(HouseEvent.Voted.class)
                .map(vote -> Voting.answer(this, command, vote, done, texts))
                .orElseGet(() -> answer(command, done, texts));
    }

    /// What stands in place of the answer once Discord has taken it; nothing for what has no more
    /// to tell.
    ///
    /// @param took how long Discord needed for the answer
    default Optional<Message> afterwards(C command, Done done, Duration took, Texts texts) {
        return Optional.empty();
    }

    /// What a command of this family does, or why it is refused.
    default Decision decided(PlayerCommand command, Asking asking) {
        try {
            asking.member();
            C own = type().cast(command);
            Decision decision = decide(own, asking);
            var voting = new Voting(asking, meant(own, asking.state()), stake(own, asking));
            return asking.heeding(voting.on(decision));
        } catch (RefusedException refused) {
            return new Decision.Refused(refused.refusal());
        }
    }

    /// What a command of this family does that people have agreed about; nothing if it cannot be
    /// done any more.
    default List<PlayerEvent> carriedOut(PlayerCommand command, Asking asking) {
        try {
            return decide(type().cast(command), asking) instanceof Decision.Accepted(var events)
                    ? events
                    : List.of();
        } catch (RefusedException _) {
            return List.of();
        }
    }

    /// What everybody reads when a command was done because people agree about it.
    default Message agreed(
            PlayerCommand command, HouseEvent.Agreed agreed, Done done, Texts texts) {
        Message answer = answer(type().cast(command), done.itself(), texts);
        return VoteAnswers.agreed(answer, agreed, texts);
    }

    /// Why a command of this family is refused before anything is looked up for it.
    default Optional<Refusal> refusedBeforeLookup(PlayerCommand command, Asking asking) {
        try {
            beforeLookup(type().cast(command), asking);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal());
        }
    }
}
