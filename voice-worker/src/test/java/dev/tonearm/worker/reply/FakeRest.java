package dev.tonearm.worker.reply;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.worker.discord.DiscordRest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
    private long messages = 9000;
    private Predicate<Sent> refused = _ -> false;
    private RestOutcome refusal = new RestOutcome.NoAccess();

    /// A request: `edit-original`, `follow-up`, `create`, `edit` or `delete`, what it was about (an
    /// interaction, a channel, or a channel and a message), and its body.
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
            RestOutcome told = next.poll();
            if (told != null) return told;
            messages++;
            if (route.equals("create")) there.add(about + "/" + messages);
            if (route.equals("delete")) there.remove(about);
            return new RestOutcome.Done(new MessageId(messages));
        }
    }
}
