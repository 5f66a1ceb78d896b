/// The edge's log: one JSON object per line.
@NullMarked
package dev.tonearm.interactions.log;

import org.jspecify.annotations.NullMarked;
