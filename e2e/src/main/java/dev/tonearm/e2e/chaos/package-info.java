/// Takes parts of a running fleet away while commands keep coming, and measures what listeners
/// notice.
@NullMarked
package dev.tonearm.e2e.chaos;

import org.jspecify.annotations.NullMarked;
