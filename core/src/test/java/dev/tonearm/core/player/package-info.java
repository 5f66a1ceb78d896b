/// Tests of the pure player, and the suite that every journal has to pass.
@NullMarked
package dev.tonearm.core.player;

import org.jspecify.annotations.NullMarked;
