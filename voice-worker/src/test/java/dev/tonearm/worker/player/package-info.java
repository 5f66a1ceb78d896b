@NullMarked
package dev.tonearm.worker.player;

import org.jspecify.annotations.NullMarked;
