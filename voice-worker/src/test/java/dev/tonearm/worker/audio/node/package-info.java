/// One connection to an audio node: what is asked of it, and what it says.
@NullMarked
package dev.tonearm.worker.audio.node;

import org.jspecify.annotations.NullMarked;
