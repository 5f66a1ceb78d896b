/// The benches behind `./tonearm bench`.
@NullMarked
package dev.tonearm.bench;

import org.jspecify.annotations.NullMarked;
