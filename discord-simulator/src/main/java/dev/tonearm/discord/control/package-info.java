/// The control API of `docs/simulator.md`.
@NullMarked
package dev.tonearm.discord.control;

import org.jspecify.annotations.NullMarked;
