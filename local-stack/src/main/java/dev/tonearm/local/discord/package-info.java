/// A strict Discord on loopback: `docs/simulator.md` describes it from outside.
@NullMarked
package dev.tonearm.local.discord;

import org.jspecify.annotations.NullMarked;
