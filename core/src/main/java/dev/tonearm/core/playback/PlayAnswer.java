package dev.tonearm.core.playback;

import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.player.LeftOut;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Wait;
import java.util.List;

/// What listeners read when what they asked for plays or waits.
final class PlayAnswer {
    private final Done done;
    private final Texts texts;
    private final boolean picked;

    PlayAnswer(PlaybackCommand.Bringing command, Done done, Texts texts) {
        this.done = done;
        this.texts = texts;
        this.picked = command instanceof PlaybackCommand.Pick;
    }

    String text() {
        List<QueueEvent.Enqueued> enqueued = done.all(QueueEvent.Enqueued.class);
        if (enqueued.isEmpty()) return texts.text("answer.unchanged");
        QueueEvent.Enqueued first = enqueued.getFirst();
        QueueEntry head = first.entries().getFirst();
        int count = enqueued.stream().mapToInt(event -> event.entries().size()).sum();
        boolean started = done.last(PlaybackEvent.Started.class).isPresent();
        if (enqueued.stream().anyMatch(QueueEvent.Enqueued::list)) {
            return list(first.playlist(), count, head, started) + leftOut(enqueued);
        }
        String one =
                started
                        ? texts.text("answer.playing", Markdown.link(head.track(), texts))
                        : added(head, first);
        return one + leftOut(enqueued);
    }

    /// Where listeners take turns, only what was true afterwards says where it waits.
    private String added(QueueEntry entry, QueueEvent.Enqueued joined) {
        String track = Markdown.link(entry.track(), texts);
        int place =
                done.last(QueueEvent.TookTurns.class).isEmpty()
                        ? joined.index()
                        : done.after().map(after -> after.queue().indexOf(entry)).orElse(-1);
        String text =
                place < 0
                        ? texts.text("answer.added.turn", track)
                        : texts.text("answer.added", track, place + 1);
        return text
                + done.after().map(after -> waits(after.waitAt(entry.id(), done.at()))).orElse("")
                + entry.track()
                        .expires()
                        .map(end ->
                                "\n-# " + texts.text("answer.added.expires", Markdown.moment(end)))
                        .orElse("");
    }

    private String list(String name, int count, QueueEntry head, boolean started) {
        String first = Markdown.link(head.track(), texts);
        if (picked) {
            return started
                    ? texts.text("answer.picked.playing", count, first)
                    : texts.text("answer.picked", count);
        }
        if (name.isEmpty()) {
            return started
                    ? texts.text("answer.list.playing", count, first)
                    : texts.text("answer.list", count);
        }
        String playlist = Markdown.title(name, texts);
        return started
                ? texts.text("answer.playlist.playing", count, playlist, first)
                : texts.text("answer.playlist", count, playlist);
    }

    /// How many tracks of a list did not join, and why.
    private String leftOut(List<QueueEvent.Enqueued> enqueued) {
        LeftOut all =
                enqueued.stream()
                        .map(QueueEvent.Enqueued::leftOut)
                        .reduce(LeftOut.NONE, LeftOut::and);
        return leftOut("full", all.full())
                + leftOut("refused", all.refused())
                + leftOut("oversized", all.oversized())
                + leftOut("missing", all.missing())
                + leftOut("share", all.share())
                + leftOut("long", all.tooLong());
    }

    private String leftOut(String why, int count) {
        return count == 0 ? "" : "\n-# " + texts.text("answer.left_out." + why, count);
    }

    private String waits(Wait wait) {
        return switch (wait) {
            case Wait.For(var time) -> "\n-# " + texts.text("answer.added.wait", Times.clock(time));
            case Wait.Unknown.PAUSED -> "\n-# " + texts.text("answer.added.paused");
            case Wait.Unknown.LIVE -> "\n-# " + texts.text("answer.added.live");
            case Wait.Unknown.REPEATING -> "\n-# " + texts.text("answer.added.repeating");
            case Wait.Unknown.NOT_WAITING, Wait.Unknown.NO_LENGTH -> "";
        };
    }
}
