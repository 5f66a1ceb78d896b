package dev.tonearm.bench.chaos;

import dev.tonearm.bench.Ledger;
import dev.tonearm.cli.Percentiles;
import java.util.Locale;
import java.util.Map;

/// What listeners noticed of a fault; times are milliseconds.
///
/// @param unanswered guilds that got no answer within a minute
/// @param recovery until the first command after the fault was answered
/// @param owner until each partition had another owner
/// @param gap each steady guild's longest
/// @param position between node and journal, once it was calm
/// @param silent guilds that should play and do not
/// @param twice guilds that two nodes play
/// @param otherwise guilds that sound otherwise than their journals say
record FaultResult(
        Fault fault,
        Ledger.Verdict commands,
        int unanswered,
        Percentiles recovery,
        Percentiles owner,
        Percentiles gap,
        Percentiles position,
        int silent,
        int twice,
        int otherwise,
        Map<String, Integer> violations) {

    FaultResult with(Ledger.Verdict verdict) {
        return new FaultResult(
                fault,
                verdict,
                unanswered,
                recovery,
                owner,
                gap,
                position,
                silent,
                twice,
                otherwise,
                violations);
    }

    /// For who watches.
    String line() {
        return String.format(
                Locale.ROOT,
                "  answered p99 %.0f ms (%d never), gap p99 %.0f ms, position off by %.0f ms, silent %d, twice %d, otherwise %d, refused %s",
                recovery.at(99),
                unanswered,
                gap.at(99),
                position.at(100),
                silent,
                twice,
                otherwise,
                violations);
    }
}
