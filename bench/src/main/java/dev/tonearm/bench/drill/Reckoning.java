package dev.tonearm.bench.drill;

import dev.tonearm.bench.Ledger;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.NodePlayers;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// What has to be so after every drill.
final class Reckoning {
    /// What a machine that does too much else breaks by itself: the edge's 3 s, and that packets of
    /// a node overtake its word that it speaks, which goes another way.
    private static final Set<String> TOO_SLOW =
            Set.of("interaction.late", "interaction.no-answer", "voice.not-speaking");

    private final Listeners listeners;
    private final Control control;
    private final Findings findings;

    Reckoning(Listeners listeners, Control control, Findings findings) {
        this.listeners = listeners;
        this.control = control;
        this.findings = findings;
    }

    void judge(List<Step> steps) {
        Ledger.Verdict all =
                steps.stream()
                        .map(Step::commands)
                        .reduce(Ledger.Verdict.NOTHING, Ledger.Verdict::plus);
        none("no command is lost", all.lost(), all);
        none("none is done twice", all.doubled(), all);
        findings.add(
                "the simulated Discord took every command",
                listeners.untaken() == 0,
                listeners.untaken() + " not taken");
        var violations = new TreeMap<>(control.violations());
        // Who had no answer in time is counted as an error of its step.
        violations.keySet().removeAll(TOO_SLOW);
        findings.add(
                "Discord would have refused nothing",
                violations.isEmpty(),
                violations.isEmpty() ? "nothing" : violations.toString());
    }

    /// From the second step on, music never stops for longer than this.
    void gaps(List<Step> steps, double mostMillis) {
        double gap = steps.stream().skip(1).mapToDouble(Step::gapMillis).max().orElse(Double.NaN);
        findings.add(
                "no hole in the music is longer than %.0f ms".formatted(mostMillis),
                gap <= mostMillis,
                "%.0f ms".formatted(gap));
    }

    private void none(String what, int count, Ledger.Verdict of) {
        findings.add(what, count == 0, count + " of " + of.sent());
    }

    /// Whether a node plays what a journal says, about where it says.
    static boolean asWritten(
            NodePlayers.Playing player, PlayerJournal journal, double mostOffMillis) {
        return journal.load(player.guild()).readable().playback() instanceof Playback.Loaded loaded
                && Math.abs(loaded.positionAt(player.at()) - player.positionMillis())
                        < mostOffMillis;
    }
}
