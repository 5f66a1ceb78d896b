package dev.tonearm.core.settings;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;

/// `/settings show`: all that is set, to read.
record ShowSettings() implements Read {
    @Override
    public String slash() {
        return SettingsSpec.SHOW;
    }

    @Override
    public Message answer(Facts facts) {
        return facts.settings()
                .map(stored -> SettingsPage.show(stored.now(), PageFacts.of(facts)))
                .orElseGet(() -> Answers.notice(facts.texts(), "settings.away"));
    }
}
