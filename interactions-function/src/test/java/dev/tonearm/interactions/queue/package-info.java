@NullMarked
package dev.tonearm.interactions.queue;

import org.jspecify.annotations.NullMarked;
