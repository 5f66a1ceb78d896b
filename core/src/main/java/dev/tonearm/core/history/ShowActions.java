package dev.tonearm.core.history;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.JournalLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `/history actions`: who did what, the latest first, as the journal says it. A page holds on to a
/// line of the journal, so that its buttons lead to the same whatever has been done since.
///
/// @param line before which, or from which on
/// @param older whether it shows what was before the line
public record ShowActions(long line, boolean older) implements Read {
    private static final int SIZE = 10;

    /// All texts of a message have 4,000 characters at most, and a sentence has up to two titles.
    private static final int MAX_TEXT = 3_500;

    private static final long NEWEST = Long.MAX_VALUE;

    static ShowActions newest() {
        return new ShowActions(NEWEST, true);
    }

    @Override
    public String slash() {
        return "history actions";
    }

    @Override
    public Message answer(Facts facts) {
        Texts texts = facts.texts();
        if (older) return shown(before(facts.linesBefore(line), texts), texts);
        Page page = page(facts.linesFrom(line), texts);
        // Beyond the last line there is the newest page.
        if (!page.full()) return newest().answer(facts);
        return shown(new Buttoned(page.sentences().reversed(), page.end() + 1, line), texts);
    }

    private Buttoned before(List<JournalLine> lines, Texts texts) {
        Page page = page(lines, texts);
        return new Buttoned(page.sentences(), line == NEWEST ? 0 : line, page.end());
    }

    private static Message shown(Buttoned page, Texts texts) {
        String text =
                page.sentences.isEmpty()
                        ? texts.text("history.actions.none")
                        : String.join("\n", page.sentences);
        List<Component> parts = new ArrayList<>();
        parts.add(new Component.Text("### " + texts.text("history.actions")));
        parts.add(new Component.Separator());
        parts.add(new Component.Text(text));
        boolean newer = page.newer > 1;
        boolean older = page.older > 1;
        if (newer || older) {
            parts.add(
                    new Component.Row(
                            List.of(
                                    button(HistoryRoute.NEWER, page.newer, "newer", "◀️", texts),
                                    button(HistoryRoute.OLDER, page.older, "older", "▶️", texts))));
        }
        return Message.framed(Colour.QUIET, parts);
    }

    /// Disabled where there is no such line.
    private static Button button(
            HistoryRoute route, long line, String key, String emoji, Texts texts) {
        CustomId id = route.id().with(Math.max(1, line));
        return Button.of(id, key, emoji, Style.SECONDARY, line <= 1, texts);
    }

    /// As many sentences as fit, in the order of the lines.
    private static Page page(List<JournalLine> lines, Texts texts) {
        List<String> sentences = new ArrayList<>();
        int length = 0;
        long end = 0;
        for (JournalLine line : lines) {
            Optional<String> said = ActionWords.of(line, texts);
            if (said.isPresent()) {
                String sentence = Markdown.relative(line.at()) + " · " + said.get();
                length += sentence.length() + 1;
                if (length > MAX_TEXT) return new Page(sentences, end, true);
                sentences.add(sentence);
            }
            end = line.sequence();
            if (sentences.size() == SIZE) return new Page(sentences, end, true);
        }
        return new Page(sentences, end, false);
    }

    /// @param end the last line that it got to
    /// @param full whether there may be more
    private record Page(List<String> sentences, long end, boolean full) {}

    /// @param newer the line from which on there is more that is newer; 0 if there is none
    /// @param older the line before which there is more that is older; 0 or 1 if there is none
    private record Buttoned(List<String> sentences, long newer, long older) {}
}
