@NullMarked
package dev.tonearm.worker.health;

import org.jspecify.annotations.NullMarked;
