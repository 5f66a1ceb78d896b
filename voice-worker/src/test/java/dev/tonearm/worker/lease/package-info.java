@NullMarked
package dev.tonearm.worker.lease;

import org.jspecify.annotations.NullMarked;
