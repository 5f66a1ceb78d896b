@NullMarked
package dev.tonearm.worker.telemetry;

import org.jspecify.annotations.NullMarked;
