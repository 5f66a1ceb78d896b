package dev.tonearm.core.panel;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What comes after what plays: the next few tracks, how many more, and when all are over.
final class UpNext {
    private static final int SHOWN = 3;

    private UpNext() {}

    static Optional<String> of(PlayerState state, Instant now, Texts texts) {
        List<QueueEntry> queue = state.queue();
        if (queue.isEmpty()) return Optional.empty();
        List<String> lines = new ArrayList<>();
        lines.add("**" + texts.text("panel.upnext") + "**");
        for (int i = 0; i < Math.min(SHOWN, queue.size()); i++) {
            lines.add(line(i + 1, queue.get(i), texts));
        }
        List<String> rest = new ArrayList<>();
        if (queue.size() > SHOWN) rest.add(texts.text("panel.more", queue.size() - SHOWN));
        over(state, now).ifPresent(at -> rest.add(texts.text("panel.over", Markdown.relative(at))));
        if (!rest.isEmpty()) lines.add(String.join(" · ", rest));
        return Optional.of("-# " + String.join("\n-# ", lines));
    }

    private static String line(int place, QueueEntry entry, Texts texts) {
        List<String> parts = new ArrayList<>();
        parts.add(place + ". " + Markdown.bold(entry.track().name(), texts));
        Times.length(entry.track(), texts).ifPresent(parts::add);
        parts.add(Markdown.mention(entry.requester()));
        return String.join(" · ", parts);
    }

    /// When everything is over, if that can be said and is not put off by the next pause's length.
    private static Optional<Instant> over(PlayerState state, Instant now) {
        boolean moves = state.playback() instanceof Playback.Loaded loaded && !loaded.paused();
        return moves && state.loop() == LoopMode.OFF
                ? state.remainingAt(now).map(now::plus)
                : Optional.empty();
    }
}
