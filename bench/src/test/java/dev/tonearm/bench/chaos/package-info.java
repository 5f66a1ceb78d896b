@NullMarked
package dev.tonearm.bench.chaos;

import org.jspecify.annotations.NullMarked;
