/// Tests of the commands about what plays.
@NullMarked
package dev.tonearm.core.playback;

import org.jspecify.annotations.NullMarked;
