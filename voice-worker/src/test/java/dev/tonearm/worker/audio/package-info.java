@NullMarked
package dev.tonearm.worker.audio;

import org.jspecify.annotations.NullMarked;
