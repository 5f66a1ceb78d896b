package dev.tonearm.core.queue;

import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Completer;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.family.InvalidOptionException;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.OptionValues;
import dev.tonearm.core.guild.Among;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.queue.QueueCommand.Clear;
import dev.tonearm.core.queue.QueueCommand.Remove;
import dev.tonearm.core.queue.QueueCommand.Shuffle;
import java.util.List;

/// The commands about what waits.
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
                                "remove",
                                QueueFamily::remove,
                                OptionSpec.whole("position", 1, LAST_POSITION)
                                        .completedBy(Completer.WAITING),
                                OptionSpec.whole("to", 1, LAST_POSITION).optional())
                        .among(Among.OWN_FREE),
                CommandSpec.player("clear", _ -> new Clear()).among(Among.DJ));
    }

    @Override
    public List<QueueCommand.Form> forms() {
        return List.of(QueueCommand.Form.values());
    }

    @Override
    public List<QueueRoute> routes() {
        return List.of(QueueRoute.values());
    }

    @Override
    public Decision decide(QueueCommand command, Asking asking) {
        return new QueueDecider(asking).decide(command);
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
