package dev.tonearm.operator.story;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.JournalLine;
import java.util.HashMap;
import java.util.Map;

/// What people are called in a story: their ids are nobody's business who looks for a fault.
///
/// Numbers go by who is met first in all that is kept, whatever part of it is told.
public final class People {
    private final Map<UserId, Integer> numbers = new HashMap<>();
    private final boolean named;

    /// @param named whether they are called by their ids
    public People(boolean named) {
        this.named = named;
    }

    /// Meets those of a line.
    void meet(JournalLine line) {
        line.doer().ifPresent(this::of);
    }

    String of(UserId person) {
        if (person.equals(UserId.DELETED)) return "somebody who had their data deleted";
        int number = numbers.computeIfAbsent(person, _ -> numbers.size() + 1);
        return named ? "user " + person : "person-" + number;
    }
}
