/// Takes parts of a running fleet away while commands keep coming, and measures what listeners
/// notice.
@NullMarked
package dev.tonearm.bench.chaos;

import org.jspecify.annotations.NullMarked;
