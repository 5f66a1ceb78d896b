package dev.tonearm.worker.reply;

import dev.tonearm.core.player.Panel;
import dev.tonearm.worker.discord.DiscordRest;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A guild's now-playing messages in whose place there is another one: they are deleted, as soon as
/// that is allowed.
final class LeftOver {
    /// More would be a channel that refuses everything.
    private static final int MOST = 4;

    private final DiscordRest rest;
    private final Attempts attempts;
    private final Deque<Panel.Posted> messages = new ArrayDeque<>();

    LeftOver(Replying replying) {
        this.rest = replying.rest();
        this.attempts = new Attempts(replying);
    }

    /// When and where it is tried.
    Attempts attempts() {
        return attempts;
    }

    /// Those that still stand.
    synchronized List<Panel.Posted> messages() {
        return List.copyOf(messages);
    }

    /// There is another message in the place of this.
    synchronized void add(Panel.Posted old) {
        if (messages.contains(old)) return;
        messages.add(old);
        if (messages.size() > MOST) messages.remove();
        attempts.keepOnly(one -> messages.stream().anyMatch(left -> left.channel().equals(one)));
    }

    /// Deletes them as far as that is allowed now; only in the guild's lane.
    void clearUp() {
        for (Panel.Posted old : messages()) {
            if (!attempts.may(old.channel())) continue;
            Optional<RestOutcome> refused = delete(old);
            if (refused.isEmpty()) gone(old);
            else attempts.failed(old.channel(), refused.get());
        }
    }

    private synchronized void gone(Panel.Posted old) {
        messages.remove(old);
        attempts.taken(old.channel());
    }

    /// Deletes one.
    ///
    /// @return why not, or nothing when the message is gone
    Optional<RestOutcome> delete(Panel.Posted old) {
        return switch (rest.deleteMessage(old.channel(), old.message())) {
            case RestOutcome.Done _, RestOutcome.Gone _ -> Optional.empty();
            case RestOutcome refused -> Optional.of(refused);
        };
    }
}
