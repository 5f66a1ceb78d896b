package dev.tonearm.core.settings;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Message;
import java.util.List;

/// `/settings reset`: asks whether that is meant.
record AskReset() implements Read {
    @Override
    public String slash() {
        return SettingsSpec.RESET;
    }

    @Override
    public Message answer(Facts facts) {
        Texts texts = facts.texts();
        return Message.framed(
                Colour.REFUSED,
                List.of(
                        new Component.Text(texts.text("settings.reset.ask")),
                        new Component.Row(
                                List.of(
                                        Button.of(
                                                SettingsRoute.RESET.id(),
                                                "settings_reset",
                                                "🗑️",
                                                Style.DANGER,
                                                false,
                                                texts),
                                        Button.of(
                                                SettingsRoute.KEEP.id(),
                                                "settings_keep",
                                                "↩️",
                                                Style.SECONDARY,
                                                false,
                                                texts)))));
    }
}
