@NullMarked
package dev.tonearm.core.queue;

import org.jspecify.annotations.NullMarked;
