package dev.tonearm.core.sound;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.SoundWords;
import java.util.List;

/// `/effects show`: what is done to the music, with all numbers.
public record ShowEffects() implements Read {
    @Override
    public String slash() {
        return "effects show";
    }

    @Override
    public Message answer(Facts facts) {
        Texts texts = facts.texts();
        Sound sound = facts.state().sound();
        StringBuilder text = new StringBuilder("### ").append(texts.text("effects.title"));
        if (sound.filters().isEmpty()) text.append('\n').append(texts.text("effects.none"));
        for (Filter filter : sound.filters().all()) {
            text.append("\n- ").append(SoundWords.of(filter, texts));
            text.append(" · ").append(SoundWords.numbers(filter, texts));
        }
        text.append("\n-# ").append(texts.text("panel.volume", sound.volume()));
        return Message.framed(Colour.QUIET, List.of(new Component.Text(text.toString())));
    }
}
