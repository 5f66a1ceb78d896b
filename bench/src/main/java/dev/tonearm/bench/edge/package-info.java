/// `./tonearm bench edge`: how long the edge takes to start and to answer, as ratios to a function
/// that does nothing on the same JVM, flags and machine in the same run.
@NullMarked
package dev.tonearm.bench.edge;

import org.jspecify.annotations.NullMarked;
