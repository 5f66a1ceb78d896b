package dev.tonearm.core.settings;

import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.message.Answers;
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
}
