package dev.tonearm.bench;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.drive.Interaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was asked, held against what the journals say was done: the judge of lost and doubled.
///
/// @param <P> what a run is divided into, such as the faults of a chaos run
public final class Ledger<P> {
    private final Map<String, Sent<P>> sent = new LinkedHashMap<>();
    private Written written = new Written();
    private final List<Written> before = new ArrayList<>();

    private record Sent<P>(String command, P phase) {}

    /// What the listener saw in the end.
    public enum Seen {
        /// A last answer, whatever it says.
        ANSWER,
        /// Discord said that the application did not respond.
        ERROR,
        /// Still that somebody is thinking.
        NOTHING;

        public static Seen of(Interaction interaction) {
            if (!interaction.failure().isEmpty()) return ERROR;
            return interaction.open() ? NOTHING : ANSWER;
        }
    }

    /// How many commands of one phase.
    ///
    /// @param errors those whose listener saw an error or nothing, though the journal may have them
    public record Verdict(int sent, int lost, int doubled, int errors) {
        public Verdict plus(Verdict other) {
            return new Verdict(
                    sent + other.sent,
                    lost + other.lost,
                    doubled + other.doubled,
                    errors + other.errors);
        }

        public static final Verdict NOTHING = new Verdict(0, 0, 0, 0);
    }

    /// Somebody asked for something.
    ///
    /// @param phase in which part of the run
    public synchronized void sent(String interaction, String command, P phase) {
        sent.put(interaction, new Sent<>(command, phase));
    }

    /// Every interaction.
    public synchronized List<String> sent() {
        return List.copyOf(sent.keySet());
    }

    /// Reads on in a guild's journal.
    public synchronized void read(PlayerJournal journal, GuildId guild) {
        written.read(journal, guild);
    }

    /// Journals go on elsewhere, from an earlier line: what was written since stays written, and
    /// what they have is counted anew.
    public synchronized void restored() {
        before.add(written);
        written = new Written();
    }

    /// What became of the commands of each phase, once nothing more is to come.
    ///
    /// @param seen by interaction; who is missing saw nothing
    public synchronized Map<P, Verdict> verdicts(Map<String, Seen> seen) {
        Map<P, Verdict> verdicts = new LinkedHashMap<>();
        sent.forEach((interaction, one) ->
                verdicts.merge(
                        one.phase,
                        verdict(interaction, one, seen.getOrDefault(interaction, Seen.NOTHING)),
                        Verdict::plus));
        return verdicts;
    }

    /// Those that were lost or done twice, to be looked for in the logs.
    public synchronized List<String> suspects(Map<String, Seen> seen) {
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

    private Verdict verdict(String interaction, Sent<P> one, Seen seen) {
        boolean lost = !has(interaction) && seen == Seen.NOTHING;
        return new Verdict(
                1,
                lost ? 1 : 0,
                doubled(interaction, one) ? 1 : 0,
                !lost && seen != Seen.ANSWER ? 1 : 0);
    }

    /// How many commands were written before what was [#restored], and are not any more.
    public synchronized long gone() {
        return sent.keySet().stream().filter(it -> has(it) && !written.has(it)).count();
    }

    private boolean has(String interaction) {
        return written.has(interaction) || before.stream().anyMatch(it -> it.has(interaction));
    }

    private boolean doubled(String interaction, Sent<P> one) {
        return written.doubled(interaction)
                || (one.command.equals("play") && written.entries(interaction) > 1);
    }
}
