package dev.tonearm.core.voice;

import dev.tonearm.core.family.Asking;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.family.Stake;
import dev.tonearm.core.guild.Among;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.voice.VoiceCommand.Join;
import dev.tonearm.core.voice.VoiceCommand.Leave;
import java.util.List;

/// The commands about where the bot is heard.
public final class VoiceFamily implements Family<VoiceCommand> {
    @Override
    public Class<VoiceCommand> type() {
        return VoiceCommand.class;
    }

    @Override
    public List<CommandSpec> specs() {
        return List.of(
                CommandSpec.player("join", _ -> new Join()),
                CommandSpec.player("leave", _ -> new Leave()).among(Among.DJ));
    }

    @Override
    public List<VoiceCommand.Form> forms() {
        return List.of(VoiceCommand.Form.values());
    }

    @Override
    public Decision decide(VoiceCommand command, Asking asking) {
        return new VoiceDecider(asking).decide(command);
    }

    @Override
    public Stake stake(VoiceCommand command, Asking asking) {
        return Stake.Common.EVERYBODYS;
    }

    @Override
    public Message answer(VoiceCommand command, Done done, Texts texts) {
        return new VoiceAnswers(done, texts).to(command);
    }
}
