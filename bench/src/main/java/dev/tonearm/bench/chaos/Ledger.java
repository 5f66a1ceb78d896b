package dev.tonearm.bench.chaos;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.drive.Stores;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was asked, held against what the journals say was done: the judge of lost and doubled.
final class Ledger {
    private static final int PAGE = 500;

    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Integer> entries = new HashMap<>();
    private final Map<GuildId, Long> next = new HashMap<>();
    private final Map<GuildId, Set<EntryId>> known = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    private record Sent(String command, Fault phase) {}

    /// What the listener saw in the end.
    enum Seen {
        /// A last answer, whatever it says.
        ANSWER,
        /// Discord said that the application did not respond.
        ERROR,
        /// Still that somebody is thinking.
        NOTHING
    }

    /// How many commands of one phase.
    ///
    /// @param errors those whose listener saw an error or nothing, though the journal may have them
    record Verdict(int sent, int lost, int doubled, int errors) {
        Verdict plus(Verdict other) {
            return new Verdict(
                    sent + other.sent,
                    lost + other.lost,
                    doubled + other.doubled,
                    errors + other.errors);
        }

        static final Verdict NOTHING = new Verdict(0, 0, 0, 0);
    }

    /// @param phase during which fault
    synchronized void sent(String interaction, String command, Fault phase) {
        sent.put(interaction, new Sent(command, phase));
    }

    /// Every interaction.
    synchronized List<String> sent() {
        return List.copyOf(sent.keySet());
    }

    /// Reads on in a guild's journal.
    void read(PlayerJournal journal, GuildId guild) {
        while (true) {
            List<JournalLine> page =
                    journal.lines(guild, next.getOrDefault(guild, 1L), PAGE).stream()
                            .map(Stores::own)
                            .toList();
            if (page.isEmpty()) return;
            for (JournalLine line : page) count(guild, line);
            next.put(guild, page.getLast().sequence() + 1);
        }
    }

    synchronized boolean written(String interaction) {
        return lines.containsKey(interaction);
    }

    private synchronized void count(GuildId guild, JournalLine line) {
        String interaction =
                line.cause() instanceof Cause.Asked asked ? asked.interaction().toString() : "";
        if (!interaction.isEmpty()) lines.merge(interaction, 1, Integer::sum);
        for (PlayerEvent event : line.events()) {
            if (!(event instanceof QueueEvent.Enqueued enqueued)) continue;
            entries.merge(interaction, enqueued.entries().size(), Integer::sum);
            for (var entry : enqueued.entries()) {
                if (!known.computeIfAbsent(guild, _ -> new HashSet<>()).add(entry.id())) {
                    twice.add(interaction);
                }
            }
        }
    }

    /// What became of the commands of each phase, once nothing more is to come.
    ///
    /// @param seen by interaction; who is missing saw nothing
    synchronized Map<Fault, Verdict> verdicts(Map<String, Seen> seen) {
        Map<Fault, Verdict> verdicts = new EnumMap<>(Fault.class);
        sent.forEach((interaction, one) ->
                verdicts.merge(
                        one.phase,
                        verdict(interaction, one, seen.getOrDefault(interaction, Seen.NOTHING)),
                        Verdict::plus));
        return verdicts;
    }

    /// Those that were lost or done twice, to be looked for in the logs.
    synchronized List<String> suspects(Map<String, Seen> seen) {
        List<String> suspects = new ArrayList<>();
        sent.forEach((interaction, one) -> {
            Verdict verdict =
                    verdict(interaction, one, seen.getOrDefault(interaction, Seen.NOTHING));
            if (verdict.lost + verdict.doubled > 0) {
                suspects.add(
                        interaction
                                + " ("
                                + one.command
                                + ", "
                                + (verdict.lost > 0 ? "lost" : "done twice")
                                + ")");
            }
        });
        return suspects;
    }

    private Verdict verdict(String interaction, Sent one, Seen seen) {
        boolean lost = !written(interaction) && seen == Seen.NOTHING;
        return new Verdict(
                1,
                lost ? 1 : 0,
                doubled(interaction, one) ? 1 : 0,
                !lost && seen != Seen.ANSWER ? 1 : 0);
    }

    private boolean doubled(String interaction, Sent one) {
        return lines.getOrDefault(interaction, 0) > 1
                || twice.contains(interaction)
                || (one.command.equals("play") && entries.getOrDefault(interaction, 0) > 1);
    }
}
