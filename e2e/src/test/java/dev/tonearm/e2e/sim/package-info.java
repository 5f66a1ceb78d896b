/// What the simulation promises.
@NullMarked
package dev.tonearm.e2e.sim;

import org.jspecify.annotations.NullMarked;
