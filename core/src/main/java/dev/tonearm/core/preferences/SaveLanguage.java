package dev.tonearm.core.preferences;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.Write;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildRecords;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;

/// Keeps the language of messages to everybody.
///
/// @param code Discord's for the language; empty for the one that Discord says the server speaks
public record SaveLanguage(String code) implements Write {
    @Override
    public String slash() {
        return "help";
    }

    @Override
    public Permission permission() {
        return Permission.MANAGE_GUILD;
    }

    @Override
    public Message save(GuildId guild, GuildRecords records, Texts texts) {
        boolean changed = records.speak(guild, code);
        if (!changed) return Answers.done(texts.text("settings.language.unchanged"));
        return Answers.done(
                code.isEmpty()
                        ? texts.text("settings.language.saved.discord")
                        : texts.text(
                                "settings.language.saved", Texts.of(code).text("language.name")));
    }
}
