/// What an operator hopes never to do, done here: going back to the build before, and to the data
/// of an hour ago.
@NullMarked
package dev.tonearm.bench.drill;

import org.jspecify.annotations.NullMarked;
