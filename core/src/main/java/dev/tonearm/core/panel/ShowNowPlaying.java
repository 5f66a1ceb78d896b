package dev.tonearm.core.panel;

import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.message.Message;

/// `/nowplaying`: the now-playing message for one person.
public record ShowNowPlaying() implements Read {
    private static final String NAME = "nowplaying";

    public static final CommandSpec SPEC = CommandSpec.read(NAME, _ -> new ShowNowPlaying());

    @Override
    public String slash() {
        return NAME;
    }

    @Override
    public Message answer(Facts facts) {
        return NowPlaying.of(facts.state(), facts.now(), facts.texts(), new NowPlaying.View.Once());
    }
}
