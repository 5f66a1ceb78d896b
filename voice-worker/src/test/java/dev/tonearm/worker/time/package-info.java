@NullMarked
package dev.tonearm.worker.time;

import org.jspecify.annotations.NullMarked;
