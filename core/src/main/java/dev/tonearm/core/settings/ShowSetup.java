package dev.tonearm.core.settings;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Message;
import java.util.List;

/// `/setup`: a step of the walk through what a new server decides first.
///
/// @param step from 0; behind the last one it is over
public record ShowSetup(int step) implements Read {
    static final String NAME = Gate.SETUP;

    public static final CommandSpec SPEC =
            new CommandSpec.Leaf(
                    NAME,
                    Permission.MANAGE_GUILD,
                    List.of(),
                    _ -> new Request.Show(new ShowSetup(0)));

    @Override
    public String slash() {
        return NAME;
    }

    @Override
    public Message answer(Facts facts) {
        Texts texts = facts.texts();
        if (step >= Steps.ALL.size()) return over(texts);
        return facts.settings()
                .map(stored -> SettingsPage.step(Steps.ALL.get(step), stored.now(), facts))
                .orElseGet(() -> Answers.notice(texts, "settings.away"));
    }

    private static Message over(Texts texts) {
        return Message.framed(
                Colour.DONE,
                List.of(
                        new Component.Text(
                                "### "
                                        + texts.text("setup.over.title")
                                        + "\n"
                                        + texts.text("setup.over")),
                        new Component.Row(
                                List.of(
                                        SettingsPage.button(
                                                SettingsRoute.MENU.id(),
                                                "settings",
                                                "⚙️",
                                                texts)))));
    }
}
