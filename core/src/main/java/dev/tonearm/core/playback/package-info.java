/// What plays: play, pause, resume, skip, stop, seek, loop.
@NullMarked
package dev.tonearm.core.playback;

import org.jspecify.annotations.NullMarked;
