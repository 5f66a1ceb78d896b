package dev.tonearm.core.privacy;

import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people read about their data.
public final class PrivacyAnswers {
    private PrivacyAnswers() {}

    /// With the file of that name.
    public static Message exported(String file, boolean whole, Texts texts) {
        String text = texts.text("privacy.exported");
        if (!whole) text += "\n-# " + texts.text("privacy.exported.cut");
        return Message.framed(
                Colour.DONE, List.of(new Component.Text(text), new Component.File(file)));
    }

    /// What a deletion takes away and what stays, and whether that is meant.
    ///
    /// @param trial whether they have had a trial
    /// @param paid whether they have bought anything
    /// @param running the plans that they pay for, in words
    public static Message ask(
            boolean trial, boolean paid, List<String> running, Instant now, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add("### " + texts.text("privacy.ask"));
        lines.add(texts.text("privacy.ask.goes"));
        lines.add(texts.text("privacy.ask.plays"));
        List<String> stays = new ArrayList<>();
        if (trial) stays.add(texts.text("privacy.stays.trial"));
        if (paid) stays.add(texts.text("privacy.stays.paid"));
        stays.add(texts.text("privacy.stays.settings"));
        lines.add(texts.text("privacy.ask.stays"));
        for (String line : stays) lines.add("- " + line);
        if (!running.isEmpty()) {
            lines.add("⚠️ " + texts.text("privacy.ask.running", String.join(", ", running)));
        }
        lines.add("-# " + texts.text("privacy.ask.until", Markdown.day(now.plus(Erasure.WITHIN))));
        return Message.framed(
                Colour.REFUSED,
                List.of(
                        new Component.Text(String.join("\n", lines)),
                        new Component.Row(
                                List.of(
                                        Button.of(
                                                PrivacyRoute.DELETE.id(),
                                                "privacy_delete",
                                                "🗑️",
                                                Style.DANGER,
                                                false,
                                                texts)))));
    }

    /// That a deletion is noted.
    public static Message begun(Erasure erasure, Instant now, Texts texts) {
        if (erasure.isLate(now)) return late(erasure, texts);
        return Answers.done(texts.text("privacy.begun", Markdown.day(erasure.due())));
    }

    /// How far it is.
    public static Message status(Optional<Erasure> erasure, Instant now, Texts texts) {
        return erasure.map(known -> status(known, now, texts))
                .orElseGet(() -> Answers.notice(texts, "privacy.none"));
    }

    private static Message status(Erasure erasure, Instant now, Texts texts) {
        if (erasure.isLate(now)) return late(erasure, texts);
        return erasure.done()
                .map(done -> Answers.done(texts.text("privacy.done", Markdown.moment(done))))
                .orElseGet(() ->
                        Answers.done(
                                texts.text(
                                        "privacy.running",
                                        Markdown.moment(erasure.asked()),
                                        Markdown.day(erasure.due()))));
    }

    /// Names no day: the one that was promised has passed.
    private static Message late(Erasure erasure, Texts texts) {
        return Answers.notice(texts, "privacy.late", Markdown.moment(erasure.asked()));
    }
}
