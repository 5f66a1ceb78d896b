package dev.tonearm.core.settings;

import dev.tonearm.core.family.Saved;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import java.util.Optional;

/// Takes the last change back, whatever it was: an import and a reset, too.
///
/// @param revision the number of the change, which nobody may have followed by another one
public record UndoSettings(Section section, long revision, boolean walking)
        implements SettingsWrite {
    @Override
    public Plan plan(Facts facts) {
        Optional<GuildSettings> before =
                facts.settings().revision() == revision ? facts.before(revision) : Optional.empty();
        return before.<Plan>map(Plan.To::new)
                .orElseGet(() ->
                        new Plan.No(
                                SettingsPage.of(section, facts.settings().now(), walking, facts)
                                        .under(
                                                Answers.notice(
                                                        facts.texts(), "settings.undo.late"))));
    }

    @Override
    public Message answer(Saved saved, Facts facts) {
        return saved.changed()
                ? SettingsPage.undone(section, saved, walking, facts)
                : SettingsWrite.super.answer(saved, facts);
    }
}
