package dev.tonearm.core.queue;

import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Completer;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.family.InvalidOptionException;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.OptionValues;
import dev.tonearm.core.family.Route;
import dev.tonearm.core.guild.Among;
import dev.tonearm.core.history.History;
import dev.tonearm.core.history.HistoryRoute;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.Past;
import dev.tonearm.core.player.QueueEntry;
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
import java.util.ArrayList;
import java.util.List;

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
                CommandSpec.player("duplicates", _ -> new RemoveDuplicates()).among(Among.VOTE),
                CommandSpec.player("absent", _ -> new RemoveAbsent()).among(Among.VOTE));
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
    public List<QueueEntry> concerns(QueueCommand command, Asking asking) {
        List<QueueEntry> queue = asking.state().queue();
        return switch (command) {
            case Remove(int first, int last) when last <= queue.size() ->
                    queue.subList(first - 1, last);
            case RemoveOf(var user) ->
                    queue.stream().filter(entry -> entry.requester().equals(user)).toList();
            case Clear _ -> queue;
            case QueueCommand _ -> List.of();
        };
    }

    /// What somebody did is theirs to undo.
    @Override
    public boolean disposes(QueueCommand command, Asking asking) {
        Past past = asking.state().past();
        return switch (command) {
            case Undo _ -> past.last().filter(step -> did(step, asking)).isPresent();
            case Redo _ -> past.undone().filter(step -> did(step, asking)).isPresent();
            case QueueCommand _ -> Family.super.disposes(command, asking);
        };
    }

    private static boolean did(Step step, Asking asking) {
        return step.by().equals(asking.asked().listener().user());
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
