package dev.tonearm.core.catalogue;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.message.Message;

/// One chapter of `/help`: the commands of a family, each with a line.
///
/// @param name the family's
record ShowChapter(String name) implements Read {
    @Override
    public String slash() {
        return ShowHelp.NAME;
    }

    @Override
    public Message answer(Facts facts) {
        return new Handbook(facts).chapter(name);
    }
}
