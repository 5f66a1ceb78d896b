@NullMarked
package dev.tonearm.bench.crowd;

import org.jspecify.annotations.NullMarked;
