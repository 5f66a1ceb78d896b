package dev.tonearm.core.settings;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;

/// `/settings menu`: a page of the menu.
record ShowMenu(Section section) implements Read {
    @Override
    public String slash() {
        return SettingsSpec.MENU;
    }

    @Override
    public Message answer(Facts facts) {
        return facts.settings()
                .map(stored -> SettingsPage.of(section, stored.now(), PageFacts.of(facts)))
                .orElseGet(() -> Answers.notice(facts.texts(), "settings.away"));
    }
}
