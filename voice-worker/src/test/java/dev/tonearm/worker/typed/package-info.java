@NullMarked
package dev.tonearm.worker.typed;

import org.jspecify.annotations.NullMarked;
