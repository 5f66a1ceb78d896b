package dev.tonearm.core.sound;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.SoundWords;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.sound.SoundCommand.ApplyPreset;
import dev.tonearm.core.sound.SoundCommand.PutFilter;
import dev.tonearm.core.sound.SoundCommand.ResetEffects;
import dev.tonearm.core.sound.SoundCommand.SetBands;
import dev.tonearm.core.sound.SoundCommand.SetPitch;
import dev.tonearm.core.sound.SoundCommand.SetSpeed;
import dev.tonearm.core.sound.SoundCommand.SetVolume;
import dev.tonearm.core.sound.SoundCommand.TakeOut;

/// What listeners read when it sounds as they wanted.
final class SoundAnswers {
    private SoundAnswers() {}

    static Message to(SoundCommand command, Done done, Texts texts) {
        return Answers.done(
                switch (command) {
                    case SetVolume(int percent) -> texts.text("answer.volume", percent);
                    case ApplyPreset _,
                            SetSpeed _,
                            SetPitch _,
                            PutFilter _,
                            SetBands _,
                            TakeOut _,
                            ResetEffects _ ->
                            effects(done, texts);
                });
    }

    /// All that is heard together: whoever combines wants to know what with.
    private static String effects(Done done, Texts texts) {
        return done.last(SoundEvent.FiltersSet.class)
                .map(SoundEvent.FiltersSet::filters)
                .or(() -> done.after().map(state -> state.sound().filters()))
                .map(filters -> heard(filters, texts) + live(filters, done, texts))
                .orElseGet(() -> texts.text("answer.unchanged"));
    }

    private static String heard(Filters filters, Texts texts) {
        return filters.isEmpty()
                ? texts.text("answer.effects.none")
                : texts.text("answer.effects", SoundWords.of(filters, texts));
    }

    /// That a speed is set and not heard.
    private static String live(Filters filters, Done done, Texts texts) {
        boolean live = done.playing().filter(Track::stream).isPresent();
        return live && filters.rate() != 1 ? "\n-# " + texts.text("answer.effects.live") : "";
    }
}
