@NullMarked
package dev.tonearm.bench.drill.alerts;

import org.jspecify.annotations.NullMarked;
