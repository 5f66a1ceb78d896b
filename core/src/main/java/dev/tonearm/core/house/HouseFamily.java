package dev.tonearm.core.house;

import dev.tonearm.core.family.Asking;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.family.Stake;
import dev.tonearm.core.house.HouseCommand.Heed;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Decision;
import java.util.List;

/// What reaches a player because somebody changed the settings of its server. Nobody types it.
public final class HouseFamily implements Family<HouseCommand> {
    @Override
    public Class<HouseCommand> type() {
        return HouseCommand.class;
    }

    @Override
    public List<CommandSpec> specs() {
        return List.of();
    }

    @Override
    public List<HouseCommand.Form> forms() {
        return List.of(HouseCommand.Form.values());
    }

    @Override
    public Decision decide(HouseCommand command, Asking asking) {
        return switch (command) {
            case Heed _ -> new Decision.Accepted(asking.heeded());
        };
    }

    /// Whoever changed the settings was let.
    @Override
    public Stake stake(HouseCommand command, Asking asking) {
        return Stake.Common.EVERYBODYS;
    }

    /// Nobody reads it, but whoever may ask for it in vain gets a message.
    @Override
    public Message answer(HouseCommand command, Done done, Texts texts) {
        return Answers.done(texts.text("answer.unchanged"));
    }
}
