package dev.tonearm.core.history;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.player.Played;
import dev.tonearm.core.player.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `/history tracks`: what was on before, the latest first.
///
/// @param page from 1; a page beyond the last is the last
public record ShowTracks(int page) implements Read {
    private static final int SIZE = 10;

    /// Links of a page longer than this in all are left out.
    private static final int MAX_TEXT = 3_000;

    @Override
    public String slash() {
        return "history tracks";
    }

    @Override
    public Message answer(Facts facts) {
        Texts texts = facts.texts();
        List<Played> all = facts.state().recent().reversed();
        int most = Math.min(all.size(), facts.plan().limits().allowance().history());
        List<Played> played = all.subList(0, most);
        int pages = Math.max(1, Math.ceilDiv(played.size(), SIZE));
        int shown = Math.clamp(page, 1, pages);
        int first = (shown - 1) * SIZE;
        List<Played> some = played.subList(first, Math.min(first + SIZE, played.size()));
        List<Component> parts = new ArrayList<>();
        parts.add(new Component.Text("### " + texts.text("history.tracks")));
        parts.add(new Component.Separator());
        parts.add(
                new Component.Text(
                        some.isEmpty() ? texts.text("history.tracks.none") : lines(some, texts)));
        if (pages > 1) {
            parts.add(new Component.Text("-# " + texts.text("history.page", shown, pages)));
            parts.add(
                    new Component.Row(
                            List.of(
                                    button(
                                            Math.max(1, shown - 1),
                                            "newer",
                                            "◀️",
                                            shown == 1,
                                            texts),
                                    button(shown + 1, "older", "▶️", shown == pages, texts))));
        }
        return Message.framed(Colour.QUIET, parts);
    }

    private static Button button(
            int page, String key, String emoji, boolean disabled, Texts texts) {
        return Button.of(
                HistoryRoute.TRACKS.id().with(page), key, emoji, Style.SECONDARY, disabled, texts);
    }

    private static String lines(List<Played> played, Texts texts) {
        String linked = lines(played, true, texts);
        return linked.length() <= MAX_TEXT ? linked : lines(played, false, texts);
    }

    private static String lines(List<Played> played, boolean links, Texts texts) {
        return played.stream()
                .map(one -> line(one, links, texts))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Played played, boolean link, Texts texts) {
        Track track = played.entry().track();
        List<String> said = new ArrayList<>();
        said.add(Markdown.relative(played.at()));
        said.add(link ? Markdown.link(track, texts) : Markdown.bold(track.name(), texts));
        Times.length(track, texts).ifPresent(said::add);
        said.add(Markdown.person(played.entry().requester(), texts));
        return String.join(" · ", said);
    }
}
