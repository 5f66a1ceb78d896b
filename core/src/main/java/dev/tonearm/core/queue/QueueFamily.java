package dev.tonearm.core.queue;

import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Completer;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.family.InvalidOptionException;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.OptionValues;
import dev.tonearm.core.family.Route;
import dev.tonearm.core.family.Stake;
import dev.tonearm.core.guild.Among;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.history.History;
import dev.tonearm.core.history.HistoryRoute;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.Past;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Step;
import dev.tonearm.core.queue.QueueCommand.Clear;
import dev.tonearm.core.queue.QueueCommand.Move;
import dev.tonearm.core.queue.QueueCommand.Redo;
import dev.tonearm.core.queue.QueueCommand.Remove;
import dev.tonearm.core.queue.QueueCommand.RemoveAbsent;
import dev.tonearm.core.queue.QueueCommand.RemoveDuplicates;
import dev.tonearm.core.queue.QueueCommand.RemoveOf;
import dev.tonearm.core.queue.QueueCommand.Reverse;
import dev.tonearm.core.queue.QueueCommand.SetTurns;
import dev.tonearm.core.queue.QueueCommand.Shuffle;
import dev.tonearm.core.queue.QueueCommand.Swap;
import dev.tonearm.core.queue.QueueCommand.Undo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The commands about what waits, and what was.
public final class QueueFamily implements Family<QueueCommand> {
    private static final int LAST_POSITION = 10_000;

    @Override
    public Class<QueueCommand> type() {
        return QueueCommand.class;
    }

    @Override
    public List<CommandSpec> specs() {
        return List.of(
                CommandSpec.read(
                        "queue",
                        values -> new ShowQueue(values.whole("page").orElse(1)),
                        OptionSpec.whole("page", 1, 1_000).optional()),
                CommandSpec.player("shuffle", _ -> new Shuffle()).among(Among.VOTE),
                CommandSpec.player(
                                "move",
                                values ->
                                        new Move(
                                                values.requiredWhole("from"),
                                                values.requiredWhole("to")),
                                position("from"),
                                position("to"))
                        .among(Among.DJ),
                CommandSpec.player(
                                "swap",
                                values ->
                                        new Swap(
                                                values.requiredWhole("first"),
                                                values.requiredWhole("second")),
                                position("first"),
                                position("second"))
                        .among(Among.DJ),
                CommandSpec.player("reverse", _ -> new Reverse()).among(Among.VOTE),
                removing(),
                CommandSpec.player("clear", _ -> new Clear()).among(Among.OWN_FREE),
                CommandSpec.player(
                                "fair",
                                values -> new SetTurns(values.requiredText("mode").equals("on")),
                                OptionSpec.choice("mode", "on", "off"))
                        .among(Among.DJ),
                CommandSpec.player("undo", _ -> new Undo(0)).among(Among.OWN_FREE),
                CommandSpec.player("redo", _ -> new Redo(0)).among(Among.OWN_FREE),
                History.SPEC);
    }

    private static CommandSpec removing() {
        return CommandSpec.group(
                "remove",
                Permission.CONNECT,
                CommandSpec.player(
                                "track",
                                QueueFamily::remove,
                                position("position"),
                                position("to").optional())
                        .among(Among.OWN_FREE),
                CommandSpec.player(
                                "user",
                                values ->
                                        new RemoveOf(
                                                OptionValues.required("user", values.user("user"))),
                                OptionSpec.chosen("user", OptionSpec.Kind.USER))
                        .among(Among.OWN_FREE),
                CommandSpec.player("duplicates", _ -> new RemoveDuplicates())
                        .among(Among.OWN_OR_VOTE),
                CommandSpec.player("absent", _ -> new RemoveAbsent()).among(Among.OWN_OR_VOTE));
    }

    private static OptionSpec position(String name) {
        return OptionSpec.whole(name, 1, LAST_POSITION).completedBy(Completer.WAITING);
    }

    @Override
    public List<QueueCommand.Form> forms() {
        return List.of(QueueCommand.Form.values());
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(QueueRoute.values()));
        routes.addAll(List.of(HistoryRoute.values()));
        return routes;
    }

    @Override
    public Decision decide(QueueCommand command, Asking asking) {
        return new QueueDecider(asking).decide(command);
    }

    @Override
    public Stake stake(QueueCommand command, Asking asking) {
        List<QueueEntry> queue = asking.state().queue();
        Past past = asking.state().past();
        return switch (command) {
            case Remove(int first, int last) ->
                    new Stake.Tracks(
                            last <= queue.size() ? queue.subList(first - 1, last) : List.of());
            case RemoveOf(var user) ->
                    new Stake.Tracks(
                            queue.stream()
                                    .filter(entry -> entry.requester().equals(user))
                                    .toList());
            case RemoveDuplicates _ ->
                    taken(asking.state(), new QueueEvent.Deduplicated(0), asking.now());
            case RemoveAbsent _ ->
                    new Stake.Tracks(
                            queue.stream()
                                    .filter(entry -> !isThere(entry.requester(), asking))
                                    .toList());
            case Clear _ -> new Stake.Tracks(queue);
            // What somebody did is theirs to undo.
            case Undo _ -> done(past.last());
            case Redo _ -> done(past.undone());
            case Shuffle _, Reverse _, Move _, Swap _, SetTurns _ -> Stake.Common.EVERYBODYS;
        };
    }

    private static Stake taken(PlayerState state, PlayerEvent event, Instant now) {
        List<QueueEntry> taken = new ArrayList<>(state.queue());
        taken.removeAll(new HashSet<>(event.appliedTo(state, now).queue()));
        return new Stake.Tracks(taken);
    }

    private static boolean isThere(UserId user, Asking asking) {
        return asking.asked().listener().crowd().people().contains(user);
    }

    private static Stake done(Optional<Step> step) {
        return step.<Stake>map(one -> new Stake.Deed(one.by()))
                .orElseGet(() -> new Stake.Tracks(List.of()));
    }

    @Override
    public PlayerCommand meant(QueueCommand command, PlayerState state) {
        return switch (command) {
            case Undo _ -> new Undo(state.past().last().map(Step::line).orElse(0L));
            case Redo _ -> new Redo(state.past().undone().map(Step::line).orElse(0L));
            case QueueCommand other -> other;
        };
    }

    @Override
    public Message answer(QueueCommand command, Done done, Texts texts) {
        return new QueueAnswers(done, texts).to(command);
    }

    private static Remove remove(OptionValues values) {
        int first = values.requiredWhole("position");
        int last = values.whole("to").orElse(first);
        if (last < first) throw new InvalidOptionException("to", OptionProblem.OUT_OF_RANGE);
        return new Remove(first, last);
    }
}
