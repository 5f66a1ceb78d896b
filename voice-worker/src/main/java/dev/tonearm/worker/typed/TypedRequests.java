package dev.tonearm.worker.typed;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.catalogue.GateAnswers;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.gate.GuildRecordsUnavailableException;
import dev.tonearm.core.gate.Question;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import dev.tonearm.worker.discord.WrittenMessage;
import dev.tonearm.worker.intake.QueueUnavailableException;
import dev.tonearm.worker.reply.Briefly;
import dev.tonearm.worker.reply.Replying;
import dev.tonearm.worker.telemetry.LogContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what is written in a server's request channel for a `/play`.
///
/// It passes the gate as a command does at the edge, and goes the way of commands: through the
/// queue, with the message's id in the place of an interaction's. So it keeps its order, and is
/// played once even if two workers that follow each other both read it.
///
/// Of all other channels nothing is kept but which one is the server's request channel.
public final class TypedRequests implements WrittenMessage.Reader {
    /// How long a server's request channel is taken for known.
    static final Duration KNOWN = Duration.ofMinutes(1);

    private static final String PATH = "play";
    private static final int MOST_KNOWN = 20_000;

    private static final Logger log = LoggerFactory.getLogger(TypedRequests.class);

    private final GuildRecords records;
    private final Plans plans;
    private final InstantSource billing;
    private final Consumer<CommandEnvelope> queue;
    private final Replying replying;
    private final Briefly briefly;
    private final Map<GuildId, Known> channels = new ConcurrentHashMap<>();

    private record Known(long channel, Instant until) {}

    /// @param queue takes commands, or throws [QueueUnavailableException]
    /// @param billing the time by which plans hold
    public TypedRequests(
            GuildRecords records,
            Plans plans,
            InstantSource billing,
            Consumer<CommandEnvelope> queue,
            Replying replying) {
        this.records = records;
        this.plans = plans;
        this.billing = billing;
        this.queue = queue;
        this.replying = replying;
        this.briefly = new Briefly(replying);
    }

    @Override
    public void written(WrittenMessage message) {
        if (message.text().isBlank()) return;
        Known known = channels.get(message.guild());
        boolean elsewhere =
                known != null
                        && now().isBefore(known.until)
                        && known.channel != message.asker().channel().value();
        if (elsewhere) return;
        replying.threads().execute(() -> take(message));
    }

    private void take(WrittenMessage message) {
        try (var _ = LogContext.of(message.guild())) {
            if (requestChannel(message.guild()) == message.asker().channel().value()) {
                request(message);
            }
        } catch (GuildRecordsUnavailableException e) {
            log.error("nobody can say what {} is", message, e);
        } catch (RuntimeException | Error broken) {
            log.error("{} could not be taken", message, broken);
        }
    }

    private long requestChannel(GuildId guild) {
        Known known = channels.get(guild);
        if (known != null && now().isBefore(known.until)) return known.channel;
        long channel = records.settings(guild).now().where().requests();
        if (channels.size() >= MOST_KNOWN) channels.clear();
        channels.put(guild, new Known(channel, now().plus(KNOWN)));
        return channel;
    }

    private void request(WrittenMessage message) {
        Instant made = message.id().createdAt();
        GuildRecord record = records.count(message.guild(), message.asker().user(), made);
        String chosen = record.settings().now().language();
        String language = chosen.isEmpty() ? message.locale() : chosen;
        Texts texts = Texts.of(language);
        String query = message.text().strip();
        if (!message.asker().has(Permission.CONNECT.bits())) {
            String name = texts.text("edge.permission.connect");
            tell(message, Answers.notice(texts, "edge.missing_permission", name));
        } else if (query.length() > Play.MAX_QUERY) {
            tell(message, Answers.invalid("query", OptionProblem.TOO_LONG, texts));
        } else {
            SlashCommand play = Catalogue.find(PATH).orElseThrow();
            var question = new Question(PATH, play.among(), message.asker(), made);
            Limits limits = Gate.limits(record, plans, billing.instant());
            switch (Gate.decide(record, question, limits, now())) {
                case Verdict.Allowed allowed -> send(message, query, language, allowed);
                case Verdict refused -> tell(message, GateAnswers.of(refused, PATH, texts));
            }
        }
        if (message.deletable()) {
            replying.rest().deleteMessage(message.asker().channel(), message.id());
        }
    }

    private void send(
            WrittenMessage message, String query, String language, Verdict.Allowed allowed) {
        var interaction =
                new Interaction(
                        new InteractionId(message.id().value()),
                        0,
                        Interaction.WRITTEN,
                        Interaction.Kind.COMMAND,
                        language);
        try {
            queue.accept(
                    new CommandEnvelope(
                            interaction,
                            message.guild(),
                            message.asker().channel(),
                            message.asker().user(),
                            allowed.limits(),
                            now(),
                            language,
                            allowed.rules(),
                            new Play(query, Placement.LAST)));
        } catch (QueueUnavailableException e) {
            log.error("{} is not known to be in the queue", message, e);
            tell(message, Answers.notice(Texts.of(language), "edge.unsure"));
        }
    }

    private void tell(WrittenMessage message, Message words) {
        briefly.answer(message.guild(), message.asker().channel(), message.id(), words);
    }

    private Instant now() {
        return replying.timer().instant();
    }
}
