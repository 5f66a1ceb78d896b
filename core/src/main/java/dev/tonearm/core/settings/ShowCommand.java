package dev.tonearm.core.settings;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;

/// The page of the menu that says who may give a command, or those of a group.
record ShowCommand(String path) implements Read {
    @Override
    public String slash() {
        return SettingsSpec.MENU;
    }

    @Override
    public Message answer(Facts facts) {
        return facts.settings()
                .map(stored -> page(stored.now(), facts))
                .orElseGet(() -> Answers.notice(facts.texts(), "settings.away"));
    }

    /// A command that an older menu offers may be no more.
    private Message page(GuildSettings now, Facts facts) {
        return Paths.exists(path, facts.commands())
                ? SettingsPage.command(path, now, 0, PageFacts.of(facts))
                : SettingsPage.of(Section.COMMANDS, now, PageFacts.of(facts));
    }
}
