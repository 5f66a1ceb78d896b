/// What the simulation promises.
@NullMarked
package dev.tonearm.simulation;

import org.jspecify.annotations.NullMarked;
