package dev.tonearm.core.audio;

import dev.tonearm.core.audio.Filter.Kind;
import java.util.EnumSet;
import java.util.Set;

/// Which filters the node has that a guild's music comes from.
public sealed interface FilterSupport {
    /// No node has said.
    record Unknown() implements FilterSupport {}

    /// A node has these.
    ///
    /// @param names Lavalink's, also of filters that are none of ours
    record Told(Set<String> names) implements FilterSupport {
        public Told {
            names = Set.copyOf(names);
        }
    }

    /// How many it is known to have.
    default int extent() {
        return this instanceof Told(var names) ? names.size() : 0;
    }

    /// What it lacks to sound like this, as far as is known.
    default Set<Kind> lacking(Filters wanted) {
        Set<Kind> lacking = EnumSet.noneOf(Kind.class);
        if (this instanceof Told(var names)) {
            for (Kind kind : wanted.kinds()) {
                if (!names.contains(kind.lavalinkName())) lacking.add(kind);
            }
        }
        return lacking;
    }
}
