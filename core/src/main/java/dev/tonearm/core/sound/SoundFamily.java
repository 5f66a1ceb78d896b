package dev.tonearm.core.sound;

import dev.tonearm.core.family.Asking;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.Stake;
import dev.tonearm.core.guild.Among;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.sound.SoundCommand.SetVolume;
import java.util.List;

/// The commands about how it sounds.
public final class SoundFamily implements Family<SoundCommand> {
    @Override
    public Class<SoundCommand> type() {
        return SoundCommand.class;
    }

    @Override
    public List<CommandSpec> specs() {
        return List.of(
                CommandSpec.player(
                                "volume",
                                values -> new SetVolume(values.requiredWhole("percent")),
                                OptionSpec.whole("percent", 0, SetVolume.MAX))
                        .among(Among.DJ),
                EffectsSpec.EFFECTS.among(Among.DJ));
    }

    @Override
    public List<SoundCommand.Form> forms() {
        return List.of(SoundCommand.Form.values());
    }

    @Override
    public List<SoundRoute> routes() {
        return List.of(SoundRoute.values());
    }

    @Override
    public Decision decide(SoundCommand command, Asking asking) {
        return new SoundDecider(asking).decide(command);
    }

    @Override
    public Stake stake(SoundCommand command, Asking asking) {
        return Stake.Common.EVERYBODYS;
    }

    @Override
    public Message answer(SoundCommand command, Done done, Texts texts) {
        return SoundAnswers.to(command, done, texts);
    }
}
