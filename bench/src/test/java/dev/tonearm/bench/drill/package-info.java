@NullMarked
package dev.tonearm.bench.drill;

import org.jspecify.annotations.NullMarked;
