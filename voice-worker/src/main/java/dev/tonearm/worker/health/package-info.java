/// Whether the worker lives, whether it is ready, and its figures.
@NullMarked
package dev.tonearm.worker.health;

import org.jspecify.annotations.NullMarked;
