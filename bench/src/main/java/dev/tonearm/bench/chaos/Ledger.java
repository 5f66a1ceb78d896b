package dev.tonearm.bench.chaos;

import dev.tonearm.bench.Written;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.drive.Interaction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was asked, held against what the journals say was done: the judge of lost and doubled.
final class Ledger {
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Written written = new Written();

    private record Sent(String command, Fault phase) {}

    /// What the listener saw in the end.
    enum Seen {
        /// A last answer, whatever it says.
        ANSWER,
        /// Discord said that the application did not respond.
        ERROR,
        /// Still that somebody is thinking.
        NOTHING;

        static Seen of(Interaction interaction) {
            if (!interaction.failure().isEmpty()) return ERROR;
            return interaction.open() ? NOTHING : ANSWER;
        }
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
        written.read(journal, guild);
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
        boolean lost = !written.has(interaction) && seen == Seen.NOTHING;
        return new Verdict(
                1,
                lost ? 1 : 0,
                doubled(interaction, one) ? 1 : 0,
                !lost && seen != Seen.ANSWER ? 1 : 0);
    }

    private boolean doubled(String interaction, Sent one) {
        return written.doubled(interaction)
                || (one.command.equals("play") && written.entries(interaction) > 1);
    }
}
