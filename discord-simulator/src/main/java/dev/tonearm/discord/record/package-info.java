/// What the simulator remembers for those who watch it: violations, live events, faults, settings.
@NullMarked
package dev.tonearm.discord.record;

import org.jspecify.annotations.NullMarked;
