/// Provokes faults and waits for the alerts that are to tell of them.
@NullMarked
package dev.tonearm.bench.drill.alerts;

import org.jspecify.annotations.NullMarked;
