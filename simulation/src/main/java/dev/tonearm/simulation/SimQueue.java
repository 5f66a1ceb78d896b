package dev.tonearm.simulation;

import dev.tonearm.core.command.Redelivery;
import dev.tonearm.worker.intake.PartitionQueue;
import dev.tonearm.worker.intake.QueueMessage;
import dev.tonearm.worker.intake.QueueUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One FIFO queue as SQS has them: in order within a group, and while a message of a group is
/// hidden nothing behind it is handed out; whoever receives a message has it for the visibility
/// time; what has been received [Redelivery#MAX_RECEIVES] times is put aside instead of being
/// handed out again; an expired receipt is worth nothing.
final class SimQueue {
    /// How long SQS recognises a deduplication id.
    static final Duration DEDUPLICATION = Duration.ofMinutes(5);

    private final int partition;
    private final long visibility;
    private final List<Message> messages = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();
    private final Set<String> copied = new HashSet<>();
    private final Map<String, Long> recent = new HashMap<>();
    private long sent;
    private long receipts;

    private static final class Message {
        private final String id;
        private final String group;
        private final String body;
        private final String words;
        private String receipt = "";
        private long hiddenUntil = Long.MIN_VALUE;
        private int receives;

        Message(String id, String group, String body, String words) {
            this.id = id;
            this.group = group;
            this.body = body;
            this.words = words;
        }
    }

    SimQueue(int partition, Duration visibility) {
        this.partition = partition;
        this.visibility = visibility.toNanos();
    }

    /// Takes a message in, unless one with its deduplication id came lately.
    ///
    /// @return whether it was taken in as a new one
    boolean send(String group, String deduplication, String body, long now) {
        return send(group, deduplication, body, "", now);
    }

    /// @param words an attribute beside the body
    boolean send(String group, String deduplication, String body, String words, long now) {
        Long before = recent.get(deduplication);
        if (before != null && now - before < DEDUPLICATION.toNanos()) return false;
        recent.put(deduplication, now);
        messages.add(new Message(partition + "-" + ++sent, group, body, words));
        return true;
    }

    /// Recognises a command and its copies no more, as when five minutes have passed.
    void forget(String deduplication) {
        recent.keySet().removeIf(known -> known.startsWith(deduplication));
    }

    /// Hands out what can be.
    List<QueueMessage> receive(long now) {
        Set<String> waiting = new HashSet<>();
        List<QueueMessage> batch = new ArrayList<>();
        for (Message message : List.copyOf(messages)) {
            if (batch.size() == PartitionQueue.BATCH) break;
            if (waiting.contains(message.group)) continue;
            if (message.hiddenUntil > now) {
                waiting.add(message.group);
            } else if (message.receives >= Redelivery.MAX_RECEIVES) {
                messages.remove(message);
                aside.add(message.body);
            } else {
                message.receives++;
                message.hiddenUntil = now + visibility;
                message.receipt = partition + "#" + ++receipts;
                batch.add(
                        new QueueMessage(
                                message.id,
                                message.receipt,
                                message.group,
                                message.body,
                                "",
                                message.words,
                                message.receives));
            }
        }
        return batch;
    }

    /// Ends messages for good.
    ///
    /// @return how many receipts had expired; the others count
    int delete(List<QueueMessage> deleted, long now) {
        int expired = 0;
        for (QueueMessage one : deleted) {
            Message message = find(one.id());
            if (message == null) continue;
            if (valid(message, one, now)) messages.remove(message);
            else expired++;
        }
        return expired;
    }

    /// Hides messages for this long from now on.
    ///
    /// @throws QueueUnavailableException if one of the receipts has expired; the others count
    void hide(List<QueueMessage> hidden, Duration time, long now) {
        boolean all = true;
        for (QueueMessage one : hidden) {
            Message message = find(one.id());
            if (message != null && valid(message, one, now)) {
                message.hiddenUntil = now + time.toNanos();
            } else {
                all = false;
            }
        }
        if (!all) throw new QueueUnavailableException("a receipt has expired");
    }

    /// Takes in a copy for the dead-letter queue, once.
    void copyAside(QueueMessage message) {
        if (copied.add(message.id())) aside.add(message.body());
    }

    private static boolean valid(Message message, QueueMessage one, long now) {
        return message.receipt.equals(one.receipt()) && message.hiddenUntil > now;
    }

    private @Nullable Message find(String id) {
        for (Message message : messages) if (message.id.equals(id)) return message;
        return null;
    }

    /// The bodies of what is in it, hidden or not.
    List<String> left() {
        return messages.stream().map(message -> message.body).toList();
    }

    /// The bodies of what was put aside.
    List<String> aside() {
        return List.copyOf(aside);
    }

    /// When the next hidden message shows again, or `Long.MAX_VALUE`.
    long nextShown(long now) {
        return messages.stream()
                .mapToLong(message -> message.hiddenUntil)
                .filter(time -> time > now)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
