package dev.tonearm.worker.reply;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.worker.discord.DiscordRest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Discord's REST API as far as a test wants it: remembers what was sent, and answers as told.
public final class FakeRest implements DiscordRest {
    /// What was sent, oldest first.
    public final List<Sent> sent = new CopyOnWriteArrayList<>();

    private final Queue<RestOutcome> next = new ArrayDeque<>();
    private Consumer<Sent> before = _ -> {};
    private final List<String> there = new ArrayList<>();
    private final Map<String, MessageId> named = new HashMap<>();
    private final Map<ChannelId, String> statuses = new HashMap<>();
    private final InstantSource clock;
    private long messages;
    private int said;
    private Predicate<Sent> lost = _ -> false;
    private Predicate<Sent> refused = _ -> false;
    private RestOutcome refusal = new RestOutcome.NoAccess();

    /// @param clock what ids tell of when a message was made
    public FakeRest(InstantSource clock) {
        this.clock = clock;
    }

    /// A request: `edit-original`, `follow-up`, `create`, `edit`, `delete`, `look` or `status`,
    /// what it was about (an interaction, a channel, or a channel and a message), and its body.
    public record Sent(String route, String about, String body) {}

    /// The next request has this outcome, the one after it the next such, then all are done.
    public synchronized void answer(RestOutcome outcome) {
        next.add(outcome);
    }

    /// Requests of which this is true have this outcome until [#forgive].
    public synchronized void refuse(Predicate<Sent> which, RestOutcome outcome) {
        refused = which;
        refusal = outcome;
    }

    public synchronized void forgive() {
        refused = _ -> false;
        lost = _ -> false;
    }

    /// Requests of which this is true are done, and nobody hears of it, until [#forgive].
    public synchronized void loseAnswers(Predicate<Sent> which) {
        lost = which;
    }

    /// People have said so much below the newest message of the bot.
    public synchronized void people(int said) {
        this.said = said;
    }

    /// Runs before each request, on its thread.
    public void before(Consumer<Sent> hook) {
        before = hook;
    }

    public List<Sent> sent(String route) {
        return sent.stream().filter(one -> one.route().equals(route)).toList();
    }

    @Override
    public RestOutcome editOriginal(Interaction interaction, byte[] json) {
        return send("edit-original", interaction.id().toString(), json);
    }

    @Override
    public RestOutcome followUp(Interaction interaction, byte[] json) {
        return send("follow-up", interaction.id().toString(), json);
    }

    @Override
    public RestOutcome createMessage(GuildId guild, ChannelId channel, byte[] json) {
        return send("create", channel.toString(), json);
    }

    @Override
    public RestOutcome editMessage(ChannelId channel, MessageId message, byte[] json) {
        return send("edit", channel + "/" + message, json);
    }

    @Override
    public RestOutcome deleteMessage(ChannelId channel, MessageId message) {
        return send("delete", channel + "/" + message, new byte[0]);
    }

    @Override
    public Optional<List<Said>> saidAfter(ChannelId channel, MessageId message, int most) {
        if (!(send("look", channel + "/" + message, new byte[0]) instanceof RestOutcome.Done))
            return Optional.empty();
        synchronized (this) {
            return Optional.of(
                    Collections.nCopies(
                            Math.min(most, said), new Said(new MessageId(1), new UserId(2))));
        }
    }

    @Override
    public RestOutcome tellStatus(GuildId guild, ChannelId voice, String status) {
        RestOutcome outcome =
                send("status", voice.toString(), status.getBytes(StandardCharsets.UTF_8));
        synchronized (this) {
            if (outcome instanceof RestOutcome.Done) statuses.put(voice, status);
        }
        return outcome;
    }

    /// The line below a voice channel's name.
    public synchronized String status(ChannelId voice) {
        return statuses.getOrDefault(voice, "");
    }

    /// Somebody deletes a message.
    public synchronized void delete(String message) {
        there.remove(message);
    }

    /// The messages that were created and not deleted, as channel and message.
    public synchronized List<String> there() {
        return List.copyOf(there);
    }

    private RestOutcome send(String route, String about, byte[] json) {
        var one = new Sent(route, about, new String(json, StandardCharsets.UTF_8));
        before.accept(one);
        sent.add(one);
        synchronized (this) {
            if (refused.test(one)) return refusal;
            boolean missing = one.about().contains("/") && !there.contains(one.about());
            if (missing && !one.route().equals("look")) return new RestOutcome.Gone();
            RestOutcome told = next.poll();
            if (told != null) return told;
            MessageId id = made(one);
            return lost.test(one)
                    ? new RestOutcome.Failed("no answer in 20 s", true)
                    : new RestOutcome.Done(id);
        }
    }

    /// Discord makes one message of all that have one nonce.
    private MessageId made(Sent one) {
        var id = new MessageId(Snowflake.at(clock.instant()) + ++messages);
        if (one.route().equals("delete")) there.remove(one.about());
        if (!one.route().equals("create")) return id;
        String nonce = JsonObject.parse(one.body()).optionalString("nonce").orElse("");
        MessageId before = nonce.isEmpty() ? null : named.get(nonce);
        if (before != null && there.contains(one.about() + "/" + before)) return before;
        named.put(nonce, id);
        there.add(one.about() + "/" + id);
        said = 0;
        return id;
    }
}
