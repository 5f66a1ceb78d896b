package dev.tonearm.core.settings;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.Saved;
import dev.tonearm.core.family.Write;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;

/// Keeps the language of messages to everybody, which was chosen below a `/help` of an older build.
///
/// @param code Discord's for the language; empty for the one that Discord says the server speaks
public record SaveLanguage(String code) implements Write {
    @Override
    public String slash() {
        return SettingsSpec.MENU;
    }

    @Override
    public Permission permission() {
        return Permission.MANAGE_GUILD;
    }

    @Override
    public Plan plan(Facts facts) {
        return new Plan.To(facts.settings().now().withLanguage(code));
    }

    @Override
    public Message answer(Saved saved, Facts facts) {
        Texts texts = facts.texts();
        if (!saved.changed()) return Answers.done(texts.text("settings.language.unchanged"));
        return Answers.done(
                code.isEmpty()
                        ? texts.text("settings.language.saved.discord")
                        : texts.text(
                                "settings.language.saved", Texts.of(code).text("language.name")));
    }
}
