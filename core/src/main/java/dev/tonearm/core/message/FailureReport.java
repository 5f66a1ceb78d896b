package dev.tonearm.core.message;

import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.text.Legible;
import java.util.ArrayList;
import java.util.List;

/// What a channel reads about tracks that could not be played.
public final class FailureReport {
    private FailureReport() {}

    /// One message about all of them.
    ///
    /// @param failed those that are told by name, with what the node said
    /// @param more how many failed besides
    /// @param halted whether the player stopped and tries again by itself
    public static Message of(
            List<PlaybackEvent.Ended> failed, int more, boolean halted, Texts texts) {
        List<String> lines = new ArrayList<>();
        if (failed.size() + more > 1) {
            lines.add(texts.text("failed.many", failed.size() + more));
            for (PlaybackEvent.Ended one : failed) lines.add("- " + line(one, texts));
            if (more > 0) lines.add("- " + texts.text("failed.more", more));
        } else {
            for (PlaybackEvent.Ended one : failed) {
                String title = Markdown.bold(one.title(), texts);
                lines.add(
                        Legible.shows(one.detail())
                                ? texts.text(
                                        "failed.one.detail",
                                        title,
                                        Markdown.plain(SourceWords.translated(one.detail(), texts)))
                                : texts.text("failed.one", title));
            }
        }
        if (halted) lines.add(texts.text("failed.halted"));
        return Message.framed(
                Colour.REFUSED, List.of(new Component.Text(String.join("\n", lines))));
    }

    private static String line(PlaybackEvent.Ended one, Texts texts) {
        String title = Markdown.bold(one.title(), texts);
        return Legible.shows(one.detail())
                ? texts.labelled(title, Markdown.plain(SourceWords.translated(one.detail(), texts)))
                : title;
    }
}
