/// `./tonearm bench crowd`: thousands of listeners in one server.
@NullMarked
package dev.tonearm.bench.crowd;

import org.jspecify.annotations.NullMarked;
