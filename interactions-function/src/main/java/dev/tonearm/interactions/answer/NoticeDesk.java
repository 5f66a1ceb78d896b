package dev.tonearm.interactions.answer;

import dev.tonearm.core.billing.Order;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.notice.NoticeBookUnavailableException;
import dev.tonearm.core.notice.Usage;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.Quota;
import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.function.queue.CommandNotQueuedException;
import dev.tonearm.interactions.queue.OrderQueue;
import dev.tonearm.interactions.request.Caller;
import dev.tonearm.interactions.request.Place;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What the edge does for a server's notice board, by what the gate's record says of it: nothing at
/// all where nothing lies there and nothing is new.
///
/// No trouble with it is anybody's trouble with what they asked for.
final class NoticeDesk {
    private final NoticeBook book;
    private final Plans plans;
    private final Optional<OrderQueue> orders;
    private final InstantSource billing;
    private final FunctionLog log;

    /// @param orders where it is ordered that somebody reads the board, if anything is sold
    /// @param billing the time that plans follow
    NoticeDesk(
            NoticeBook book,
            Plans plans,
            Optional<OrderQueue> orders,
            InstantSource billing,
            FunctionLog log) {
        this.book = book;
        this.plans = plans;
        this.orders = orders;
        this.billing = billing;
        this.log = log;
    }

    /// Lays a notice on the board if this command is the one by which most of a minute's are given.
    /// Each count is one command's, so of all that come at once one does.
    void counted(GuildId guild, GuildRecord record) {
        if (orders.isEmpty()) return;
        Instant now = billing.instant();
        Limits limits = Gate.limits(record, plans, now);
        int most = Math.min(limits.commands(), Gate.MOST_COMMANDS);
        long given = record.commandsInWindow();
        boolean much =
                Usage.crosses(given - 1, given, most, Quota.COMMANDS, limits)
                        && !record.board().told(Quota.COMMANDS, now);
        if (!much) return;
        try {
            book.layUsage(guild, new Notice(Notice.Kind.COMMANDS_USED, limits.plan(), now), now);
        } catch (NoticeBookUnavailableException e) {
            log.error("a notice is not laid", Map.of("guild", guild.toString()), e);
        }
    }

    /// Orders that somebody who manages the server reads what lies there, beside their answer.
    void manages(Caller caller, Place.Server server, GuildRecord record) {
        if (orders.isEmpty() || record.board().at(billing.instant()).isEmpty()) return;
        try {
            orders.get()
                    .send(
                            new OrderEnvelope(
                                    caller.asInteraction(Interaction.Kind.COMMAND),
                                    server.guild(),
                                    server.channel(),
                                    caller.user(),
                                    new Order.ReadBoard()));
        } catch (CommandNotQueuedException e) {
            log.error(
                    "the board is read with another command",
                    Map.of("guild", server.guild().toString()),
                    e);
        }
    }
}
