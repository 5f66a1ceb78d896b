/// A strict Discord on loopback: `docs/simulator.md` describes it from outside.
@NullMarked
package dev.tonearm.discord;

import org.jspecify.annotations.NullMarked;
