package dev.tonearm.core.panel;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What comes after what plays: the next few tracks, how many more, and when all are over. In the
/// request channel, which people look at for the queue, there are more of them, with the time at
/// which each begins.
final class UpNext {
    private static final int FEW = 3;
    private static final int MANY = 10;

    /// Ten titles of twice as much and what plays are more than a message may hold.
    private static final int MOST_OF_MANY = 60;

    private final PlayerState state;
    private final Instant now;
    private final boolean many;
    private final Texts texts;

    private UpNext(PlayerState state, Instant now, boolean many, Texts texts) {
        this.state = state;
        this.now = now;
        this.many = many;
        this.texts = texts;
    }

    /// @param many whether it is for those who look at the queue
    static Optional<String> of(PlayerState state, Instant now, boolean many, Texts texts) {
        return state.queue().isEmpty()
                ? Optional.empty()
                : Optional.of(new UpNext(state, now, many, texts).text());
    }

    private String text() {
        List<QueueEntry> queue = state.queue();
        int shown = Math.min(many ? MANY : FEW, queue.size());
        List<String> lines = new ArrayList<>();
        lines.add("**" + texts.text("panel.upnext") + "**");
        List<Wait> waits = many ? state.waitsAt(0, shown, now) : List.of();
        for (int i = 0; i < shown; i++) {
            List<String> line = line(i + 1, queue.get(i));
            if (many && waits.get(i) instanceof Wait.For(var wait)) line.add(starts(wait));
            lines.add(String.join(" · ", line));
        }
        List<String> rest = new ArrayList<>();
        if (queue.size() > shown) rest.add(texts.text("panel.more", queue.size() - shown));
        over().ifPresent(at -> rest.add(texts.text("panel.over", Markdown.relative(at))));
        if (!rest.isEmpty()) lines.add(String.join(" · ", rest));
        return "-# " + String.join("\n-# ", lines);
    }

    private List<String> line(int place, QueueEntry entry) {
        String name = entry.track().name();
        List<String> parts = new ArrayList<>();
        parts.add(
                place
                        + ". "
                        + (many
                                ? Markdown.bold(name, MOST_OF_MANY, texts)
                                : Markdown.bold(name, texts)));
        Times.length(entry.track(), texts).ifPresent(parts::add);
        parts.add(Markdown.person(entry.requester(), texts));
        return parts;
    }

    /// In the time of whoever reads it, and true for as long as nothing changes.
    private String starts(Duration wait) {
        return texts.text("panel.starts", Markdown.timeOfDay(now.plus(wait)));
    }

    /// When everything is over, if that can be said and is not put off by the next pause's length.
    private Optional<Instant> over() {
        boolean moves = state.playback() instanceof Playback.Loaded loaded && !loaded.paused();
        return moves && state.loop() == LoopMode.OFF
                ? state.remainingAt(now).map(now::plus)
                : Optional.empty();
    }
}
