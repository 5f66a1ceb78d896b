package dev.tonearm.core.playback;

import dev.tonearm.core.command.Query;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Select;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.playback.PlaybackCommand.Pick;
import dev.tonearm.core.playback.PlaybackCommand.Search;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.text.Legible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a search found, as menus: one for each place where what is chosen may go.
final class SearchMenu {
    private static final int MOST_ENTRIES = 25;
    private static final int MOST_TEXT = 100;

    private SearchMenu() {}

    static Message of(Search search, List<Track> found, Texts texts) {
        List<Select.Entry> entries = entries(found, texts);
        List<Component> parts = new ArrayList<>();
        parts.add(
                new Component.Text(
                        "### "
                                + texts.text(
                                        "search.title",
                                        entries.size(),
                                        Markdown.title(search.query(), texts))));
        for (Placement placement : search.placements()) {
            parts.add(
                    new Component.Choose(
                            new Select(
                                    PlaybackRoute.PICK.id().with(placement),
                                    texts.text(key(placement)),
                                    1,
                                    Math.min(Pick.MOST, entries.size()),
                                    entries,
                                    false)));
        }
        parts.add(new Component.Text("-# " + texts.text("search.hint")));
        return Message.framed(Colour.QUIET, parts);
    }

    private static String key(Placement placement) {
        return "search.pick." + placement.name().toLowerCase(Locale.ROOT);
    }

    /// Two hits at one address are one.
    private static List<Select.Entry> entries(List<Track> found, Texts texts) {
        List<Select.Entry> entries = new ArrayList<>();
        Set<String> values = new HashSet<>();
        for (Track track : found) {
            String value = Query.Hit.value(track.uri(), track.names());
            if (entries.size() < MOST_ENTRIES && values.add(value)) {
                entries.add(
                        new Select.Entry(value, title(track, texts), about(track, texts), false));
            }
        }
        return entries;
    }

    private static String title(Track track, Texts texts) {
        String line = Legible.line(track.name(), MOST_TEXT);
        return line.isEmpty() ? texts.text("untitled") : line;
    }

    /// Who it is by, and how long it is.
    private static String about(Track track, Texts texts) {
        Optional<String> length = Times.length(track, texts);
        int room = MOST_TEXT - length.map(text -> text.length() + 3).orElse(0);
        String author = Legible.line(track.author(), room);
        return author.isEmpty()
                ? length.orElse("")
                : author + length.map(text -> " · " + text).orElse("");
    }
}
