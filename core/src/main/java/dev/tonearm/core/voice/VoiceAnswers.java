package dev.tonearm.core.voice;

import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.voice.VoiceCommand.Join;
import dev.tonearm.core.voice.VoiceCommand.Leave;
import java.util.Optional;

/// What listeners read when the bot came or went.
final class VoiceAnswers {
    private final Done done;
    private final Texts texts;

    VoiceAnswers(Done done, Texts texts) {
        this.done = done;
        this.texts = texts;
    }

    Message to(VoiceCommand command) {
        return Answers.done(
                switch (command) {
                    case Join _ -> joined();
                    case Leave _ ->
                            texts.text(
                                    done.events().isEmpty() ? "answer.called_off" : "answer.left");
                });
    }

    private String joined() {
        Optional<StayEvent.VoiceJoined> joined = done.last(StayEvent.VoiceJoined.class);
        if (joined.isPresent())
            return texts.text("answer.joined", Markdown.mention(joined.get().channel()));
        return done.after().isPresent()
                        && done.after().get().voice() instanceof Whereabouts.InVoice(var channel)
                ? texts.text("answer.joined.already", Markdown.mention(channel))
                : texts.text("answer.unchanged");
    }
}
