@NullMarked
package dev.tonearm.worker.intake;

import org.jspecify.annotations.NullMarked;
