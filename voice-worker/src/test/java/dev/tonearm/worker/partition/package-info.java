@NullMarked
package dev.tonearm.worker.partition;

import org.jspecify.annotations.NullMarked;
