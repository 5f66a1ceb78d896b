@NullMarked
package dev.tonearm.worker.source;

import org.jspecify.annotations.NullMarked;
