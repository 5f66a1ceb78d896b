/// What the worker tells about itself: one span and one measurement per hop.
@NullMarked
package dev.tonearm.worker.telemetry;

import org.jspecify.annotations.NullMarked;
