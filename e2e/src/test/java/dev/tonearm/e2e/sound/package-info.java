/// Journeys of how the music sounds.
@NullMarked
package dev.tonearm.e2e.sound;

import org.jspecify.annotations.NullMarked;
