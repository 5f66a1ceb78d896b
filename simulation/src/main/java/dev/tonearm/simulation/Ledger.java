package dev.tonearm.simulation;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.playback.PlaybackCommand;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What people asked for, and what they were told.
final class Ledger {
    private static final byte[] DELAYED = Answers.notice(Texts.DEFAULT, "worker.delayed").edit();
    private static final byte[] UPDATING =
            Answers.notice(Texts.DEFAULT, "worker.being_updated").edit();

    private final Map<InteractionId, Entry> entries = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /// One command.
    static final class Entry {
        private final CommandEnvelope envelope;
        private final long order;
        private boolean repeated;
        private int begun;
        private int answers;

        private Entry(CommandEnvelope envelope, long order) {
            this.envelope = envelope;
            this.order = order;
        }

        CommandEnvelope envelope() {
            return envelope;
        }

        /// Its place among all commands as the queue took them.
        long order() {
            return order;
        }

        /// Whether the queue has had it twice.
        boolean repeated() {
            return repeated;
        }

        /// How often somebody began to give a final answer.
        int begun() {
            return begun;
        }

        /// How often a final answer was on its way to Discord.
        int answers() {
            return answers;
        }
    }

    /// The queue has taken a command in.
    void accepted(CommandEnvelope envelope) {
        Entry before = entries.get(envelope.interaction().id());
        if (before != null) before.repeated = true;
        else entries.put(envelope.interaction().id(), new Entry(envelope, entries.size()));
    }

    /// Somebody is about to be told something.
    void telling(InteractionId interaction, byte[] json) {
        Entry entry = entries.get(interaction);
        if (entry != null && !isProgress(entry, json)) entry.begun++;
    }

    /// Somebody is told something.
    void told(InteractionId interaction, byte[] json) {
        Entry entry = entries.get(interaction);
        if (entry != null && !isProgress(entry, json)) entry.answers++;
    }

    /// A channel reads something.
    void posted(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        if (text.contains("could not be played")) failures.add(text);
    }

    /// Whether a channel read that a track could not be played.
    boolean posted(String title) {
        return failures.stream().anyMatch(text -> text.contains("**" + title + "**"));
    }

    private static boolean isProgress(Entry entry, byte[] json) {
        if (Arrays.equals(json, DELAYED) || Arrays.equals(json, UPDATING)) return true;
        return entry.envelope.command() instanceof PlaybackCommand.Play(var query, _)
                && Arrays.equals(json, Answers.loading(query, Texts.DEFAULT).edit());
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    Entry entry(InteractionId interaction) {
        Entry entry = entries.get(interaction);
        if (entry == null) throw new IllegalStateException("nobody asked for " + interaction);
        return entry;
    }
}
