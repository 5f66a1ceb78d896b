package dev.tonearm.core.about;

import dev.tonearm.core.about.AboutCommand.Ping;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Stake;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The commands about the bot itself.
public final class AboutFamily implements Family<AboutCommand> {
    @Override
    public Class<AboutCommand> type() {
        return AboutCommand.class;
    }

    @Override
    public List<CommandSpec> specs() {
        return List.of(
                CommandSpec.read("stats", _ -> new ShowStats()),
                CommandSpec.read("about", _ -> new ShowAbout()),
                // Everybody may ask, also who may not listen.
                new CommandSpec.Leaf(
                        "ping", Permission.NONE, List.of(), _ -> new Request.Player(new Ping())));
    }

    @Override
    public List<AboutCommand.Form> forms() {
        return List.of(AboutCommand.Form.values());
    }

    @Override
    public Decision decide(AboutCommand command, Asking asking) {
        return switch (command) {
            case Ping _ -> new Decision.Accepted(List.of());
        };
    }

    @Override
    public Stake stake(AboutCommand command, Asking asking) {
        return Stake.Common.NOBODYS;
    }

    @Override
    public Message answer(AboutCommand command, Done done, Texts texts) {
        return switch (command) {
            case Ping _ -> HopTimes.of(done).message(texts);
        };
    }

    @Override
    public Optional<Message> afterwards(
            AboutCommand command, Done done, Duration took, Texts texts) {
        return switch (command) {
            case Ping _ -> Optional.of(HopTimes.of(done).answeredIn(took).message(texts));
        };
    }
}
