/// Waiting and trying again, with a clock that tests can step.
@NullMarked
package dev.tonearm.worker.time;

import org.jspecify.annotations.NullMarked;
