package dev.tonearm.core.queue;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One page of the queue.
public final class QueuePage {
    /// How many tracks a page shows: 10 of 100 characters each, with links, stay below Discord's
    /// 4,000.
    static final int SIZE = 10;

    /// Links of a page longer than this in all are left out, so that the text stays below Discord's
    /// 4,000 characters.
    private static final int MAX_TEXT = 3_000;

    private final PlayerState state;
    private final Instant now;
    private final Texts texts;
    private final int pages;
    private final int page;

    private QueuePage(PlayerState state, int wanted, Instant now, Texts texts) {
        this.state = state;
        this.now = now;
        this.texts = texts;
        this.pages = pages(state);
        this.page = Math.clamp(wanted, 1, pages);
    }

    /// How many pages a queue has; an empty one has one.
    static int pages(PlayerState state) {
        return Math.max(1, Math.ceilDiv(state.queue().size(), SIZE));
    }

    /// The page of a state's queue.
    ///
    /// @param wanted from 1; a page beyond the last is the last
    public static Message of(PlayerState state, int wanted, Instant now, Texts texts) {
        return new QueuePage(state, wanted, now, texts).message();
    }

    private Message message() {
        List<Component> parts = new ArrayList<>();
        parts.add(new Component.Text("### " + texts.text("queue.title") + current()));
        parts.add(new Component.Separator());
        parts.add(
                new Component.Text(
                        state.queue().isEmpty() ? texts.text("queue.empty") : entries()));
        parts.add(new Component.Text("-# " + String.join(" · ", footer())));
        if (pages > 1) parts.add(new Component.Row(turns()));
        return Message.framed(Colour.QUIET, parts);
    }

    private String current() {
        if (!(state.playback() instanceof Playback.Loaded loaded)) return "";
        Track track = loaded.entry().track();
        String key = loaded.paused() ? "panel.paused" : "panel.playing";
        String at = Times.where(loaded, now, texts).map(place -> "\n-# " + place).orElse("");
        return "\n" + texts.labelled(texts.text(key), Markdown.link(track, texts)) + at;
    }

    private String entries() {
        String linked = entries(true);
        return linked.length() <= MAX_TEXT ? linked : entries(false);
    }

    private String entries(boolean links) {
        int first = (page - 1) * SIZE;
        int last = Math.min(first + SIZE, state.queue().size());
        List<Wait> waits = state.waitsAt(first, last, now);
        StringBuilder text = new StringBuilder();
        for (int i = first; i < last; i++) {
            QueueEntry entry = state.queue().get(i);
            Track track = entry.track();
            if (i > first) text.append('\n');
            text.append('`').append(i + 1).append(".` ");
            text.append(links ? Markdown.link(track, texts) : Markdown.bold(track.name(), texts));
            Times.length(track, texts).ifPresent(length -> text.append(" · ").append(length));
            text.append(" · ").append(Markdown.person(entry.requester(), texts));
            if (waits.get(i - first) instanceof Wait.For(var wait)) {
                text.append(" · ").append(starts(wait));
            }
        }
        return text.toString();
    }

    private String starts(Duration wait) {
        return texts.text("queue.in", Times.clock(wait), Markdown.timeOfDay(now.plus(wait)));
    }

    private List<String> footer() {
        List<String> footer = new ArrayList<>();
        footer.add(texts.text("queue.footer", page, pages, state.queue().size()));
        state.remainingAt(now)
                .ifPresent(time -> footer.add(texts.text("queue.total", Times.clock(time))));
        if (state.turns()) footer.add(texts.text("queue.fair"));
        if (state.loop() != LoopMode.OFF) {
            footer.add(texts.text("panel.loop." + state.loop().name().toLowerCase(Locale.ROOT)));
        }
        return footer;
    }

    /// At an end the buttons that lead nowhere are disabled; no two ids are alike, as Discord
    /// wants.
    private List<Button> turns() {
        boolean first = page == 1;
        boolean last = page == pages;
        return List.of(
                button(QueueRoute.FIRST.id(), "first", "⏮️", first),
                button(QueueRoute.turnTo(Math.max(1, page - 1)), "previous", "◀️", first),
                button(QueueRoute.JUMP.id(), "jump", "🔢", false),
                button(QueueRoute.turnTo(page + 1), "next", "▶️", last),
                button(QueueRoute.LAST.id(), "last", "⏭️", last));
    }

    private Button button(CustomId id, String key, String emoji, boolean disabled) {
        return Button.of(id, key, emoji, Style.SECONDARY, disabled, texts);
    }
}
