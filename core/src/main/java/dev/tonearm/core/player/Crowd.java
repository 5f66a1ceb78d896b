package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import java.util.HashSet;
import java.util.Set;

/// Who is in the bot's voice channel now; bots are not among them.
///
/// @param people all of them
/// @param deafened those of them who hear nothing, by their own wish or a moderator's
public record Crowd(Set<UserId> people, Set<UserId> deafened) {
    public static final Crowd NOBODY = new Crowd(Set.of(), Set.of());

    public Crowd {
        people = Set.copyOf(people);
        deafened = Set.copyOf(deafened);
        if (!people.containsAll(deafened)) {
            throw new IllegalArgumentException("somebody is deafened who is not there");
        }
    }

    /// People who all hear the bot.
    public static Crowd of(UserId... people) {
        return new Crowd(Set.of(people), Set.of());
    }

    /// Those who hear the bot, and so have a say: who is deafened has neither a vote nor to be
    /// outvoted.
    public Set<UserId> hearers() {
        if (deafened.isEmpty()) return people;
        Set<UserId> hearers = new HashSet<>(people);
        hearers.removeAll(deafened);
        return hearers;
    }

    /// Whether somebody is there besides one.
    public boolean besides(UserId one) {
        return people.size() > (people.contains(one) ? 1 : 0);
    }
}
