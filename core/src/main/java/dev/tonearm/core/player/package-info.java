/// The pure player: commands and reports in, events out, and the state those events fold to.
@NullMarked
package dev.tonearm.core.player;

import org.jspecify.annotations.NullMarked;
