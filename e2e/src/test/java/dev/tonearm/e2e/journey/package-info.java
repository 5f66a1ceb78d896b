/// Journeys of listeners through the whole stack: real processes, the real wire, sound that is
/// measured where it arrives.
@NullMarked
package dev.tonearm.e2e.journey;

import org.jspecify.annotations.NullMarked;
