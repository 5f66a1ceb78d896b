package dev.tonearm.core.about;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Message;
import java.util.List;

/// `/about`: what the bot is, what it keeps of a server, and how others get it.
public record ShowAbout() implements Read {
    @Override
    public String slash() {
        return "about";
    }

    @Override
    public Message answer(Facts facts) {
        Texts texts = facts.texts();
        String text =
                "### "
                        + texts.text("about.title")
                        + "\n"
                        + texts.text("about.what")
                        + "\n"
                        + texts.text("about.begin")
                        + "\n"
                        + texts.text("about.invite", facts.invitation())
                        + "\n-# "
                        + texts.text("about.kept");
        return Message.framed(Colour.QUIET, List.of(new Component.Text(text)));
    }
}
