package dev.tonearm.core.about;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.player.Ranking.Count;
import dev.tonearm.core.player.Tally;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// `/stats`: what a server has heard.
public record ShowStats() implements Read {
    private static final int SHOWN = 5;

    @Override
    public String slash() {
        return "stats";
    }

    @Override
    public Message answer(Facts facts) {
        Texts texts = facts.texts();
        Tally tally = facts.state().story().tally();
        return tally.since()
                .map(since -> shown(tally, since, texts))
                .orElseGet(() -> Answers.notice(texts, "stats.nothing"));
    }

    private static Message shown(Tally tally, Instant since, Texts texts) {
        StringBuilder text = new StringBuilder("### ").append(texts.text("stats.title"));
        text.append('\n').append(texts.text("stats.tracks", tally.tracks()));
        text.append('\n').append(texts.text("stats.heard", Times.words(tally.heard(), texts)));
        text.append('\n').append(texts.text("stats.commands", tally.commands()));
        text.append(
                top(
                        "stats.pieces",
                        tally.pieces().top(SHOWN),
                        name -> Markdown.bold(name, texts),
                        texts));
        text.append(
                top(
                        "stats.people",
                        tally.people().top(SHOWN),
                        id -> Markdown.mention(UserId.parse(id)),
                        texts));
        text.append("\n-# ").append(texts.text("stats.since", Markdown.day(since)));
        return Message.framed(Colour.QUIET, List.of(new Component.Text(text.toString())));
    }

    private static String top(
            String key, List<Count> counts, Function<String, String> name, Texts texts) {
        if (counts.isEmpty()) return "";
        StringBuilder lines = new StringBuilder("\n**").append(texts.text(key)).append("**");
        int place = 1;
        for (Count count : counts) {
            lines.append('\n').append(place++).append(". ");
            lines.append(texts.text("stats.times", name.apply(count.what()), count.times()));
        }
        return lines.toString();
    }
}
