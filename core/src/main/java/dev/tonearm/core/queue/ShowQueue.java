package dev.tonearm.core.queue;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.message.Message;

/// `/queue`: one page of what waits.
///
/// @param page from 1
public record ShowQueue(int page) implements Read {
    @Override
    public String slash() {
        return "queue";
    }

    @Override
    public Message answer(Facts facts) {
        return QueuePage.of(facts.state(), page, facts.now(), facts.texts());
    }
}
