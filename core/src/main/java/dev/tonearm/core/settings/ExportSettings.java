package dev.tonearm.core.settings;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Handout;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Message;
import java.util.List;

/// `/settings export`: all that is set, as a file.
record ExportSettings() implements Handout {
    @Override
    public String slash() {
        return SettingsSpec.EXPORT;
    }

    @Override
    public Given give(Facts facts) {
        return facts.settings()
                .<Given>map(stored -> file(stored.now(), facts))
                .orElseGet(() -> new Given.Nothing(Answers.notice(facts.texts(), "settings.away")));
    }

    private static Given file(GuildSettings now, Facts facts) {
        Message message =
                Message.framed(
                        Colour.DONE,
                        List.of(
                                new Component.Text(facts.texts().text("settings.export.done")),
                                new Component.File(SettingsFile.NAME)));
        return new Given.File(
                message, SettingsFile.NAME, SettingsFile.write(now, facts.guild(), facts.texts()));
    }
}
