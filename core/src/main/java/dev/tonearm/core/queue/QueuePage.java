package dev.tonearm.core.queue;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One page of the queue.
public final class QueuePage {
    /// How many tracks a page shows: 10 of 100 characters each, with links, stay below Discord's
    /// 4,000.
    static final int SIZE = 10;

    /// Links of a page longer than this in all are left out, so that the text stays below Discord's
    /// 4,000 characters.
    private static final int MAX_TEXT = 3_000;

    private QueuePage() {}

    /// The page of a state's queue.
    ///
    /// @param wanted from 1; a page beyond the last is the last
    public static Message of(PlayerState state, int wanted, Instant now, Texts texts) {
        int waiting = state.queue().size();
        int pages = Math.max(1, Math.ceilDiv(waiting, SIZE));
        int page = Math.clamp(wanted, 1, pages);
        List<Component> parts = new ArrayList<>();
        parts.add(
                new Component.Text(
                        "### " + texts.text("queue.title") + current(state, now, texts)));
        parts.add(new Component.Separator());
        parts.add(
                new Component.Text(
                        waiting == 0 ? texts.text("queue.empty") : entries(state, page, texts)));
        String total = state.remainingAt(now).map(time -> " · " + Times.clock(time)).orElse("");
        parts.add(
                new Component.Text(
                        "-# " + texts.text("queue.footer", page, pages, waiting) + total));
        if (pages > 1) parts.add(turns(page, pages, texts));
        return Message.framed(Colour.QUIET, parts);
    }

    private static String current(PlayerState state, Instant now, Texts texts) {
        if (!(state.playback() instanceof Playback.Loaded loaded)) return "";
        Track track = loaded.entry().track();
        String key = loaded.paused() ? "panel.paused" : "panel.playing";
        String at = Times.where(loaded, now, texts).map(place -> "\n-# " + place).orElse("");
        return "\n" + texts.labelled(texts.text(key), Markdown.link(track, texts)) + at;
    }

    private static String entries(PlayerState state, int page, Texts texts) {
        String linked = entries(state, page, true, texts);
        return linked.length() <= MAX_TEXT ? linked : entries(state, page, false, texts);
    }

    private static String entries(PlayerState state, int page, boolean links, Texts texts) {
        int first = (page - 1) * SIZE;
        int last = Math.min(first + SIZE, state.queue().size());
        StringBuilder text = new StringBuilder();
        for (int i = first; i < last; i++) {
            QueueEntry entry = state.queue().get(i);
            Track track = entry.track();
            if (i > first) text.append('\n');
            text.append('`').append(i + 1).append(".` ");
            text.append(links ? Markdown.link(track, texts) : Markdown.bold(track.name(), texts));
            Times.length(track, texts).ifPresent(length -> text.append(" · ").append(length));
            text.append(" · ").append(Markdown.mention(entry.requester()));
        }
        return text.toString();
    }

    /// At an end the button that leads nowhere is disabled; the two ids differ, as Discord wants.
    private static Component turns(int page, int pages, Texts texts) {
        return new Component.Row(
                List.of(
                        Button.of(
                                QueueRoute.turnTo(Math.max(1, page - 1)),
                                "previous",
                                "◀️",
                                Style.SECONDARY,
                                page == 1,
                                texts),
                        Button.of(
                                QueueRoute.turnTo(page + 1),
                                "next",
                                "▶️",
                                Style.SECONDARY,
                                page == pages,
                                texts)));
    }
}
