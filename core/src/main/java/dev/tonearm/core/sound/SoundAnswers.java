package dev.tonearm.core.sound;

import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.sound.SoundCommand.SetVolume;

/// What listeners read when it sounds as they wanted.
final class SoundAnswers {
    private SoundAnswers() {}

    static Message to(SoundCommand command, Texts texts) {
        return Answers.done(
                switch (command) {
                    case SetVolume(int percent) -> texts.text("answer.volume", percent);
                });
    }
}
