package dev.tonearm.core.about;

import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Hops;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long one command took on each stretch of its way.
///
/// The first stretch is between two clocks, Discord's and ours, and is as right as they agree; one
/// that comes out below nothing is said to be nothing.
///
/// @param hops empty if only the answer of an earlier command is known
/// @param answer how long Discord needed to take the answer, once it has
record HopTimes(Optional<Hops> hops, Instant decided, Optional<Duration> answer) {
    static HopTimes of(Done done) {
        return new HopTimes(done.hops(), done.at(), Optional.empty());
    }

    HopTimes answeredIn(Duration took) {
        return new HopTimes(hops, decided, Optional.of(took));
    }

    Message message(Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text("ping.pong"));
        hops.ifPresent(passed -> lines.addAll(stretches(passed, texts)));
        return Answers.done(String.join("\n", lines));
    }

    private List<String> stretches(Hops passed, Texts texts) {
        Duration edge = between(passed.asked(), passed.accepted());
        Duration queue = between(passed.accepted(), passed.received());
        Duration worker = between(passed.received(), decided);
        List<String> lines = new ArrayList<>();
        lines.add("- " + texts.text("ping.edge", edge.toMillis()));
        lines.add("- " + texts.text("ping.queue", queue.toMillis()));
        lines.add("- " + texts.text("ping.worker", worker.toMillis()));
        lines.add(
                "- "
                        + answer.map(took -> texts.text("ping.answer", took.toMillis()))
                                .orElseGet(() -> texts.text("ping.answer.measuring")));
        answer.ifPresent(took -> {
            long all = edge.plus(queue).plus(worker).plus(took).toMillis();
            lines.add("-# " + texts.text("ping.all", all));
        });
        return lines;
    }

    private static Duration between(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        return time.isNegative() ? Duration.ZERO : time;
    }
}
