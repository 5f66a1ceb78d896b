/// The fleet in simulated time: the worker's own code, with everything around it made up and
/// troubled at random by a seed.
@NullMarked
package dev.tonearm.simulation;

import org.jspecify.annotations.NullMarked;
