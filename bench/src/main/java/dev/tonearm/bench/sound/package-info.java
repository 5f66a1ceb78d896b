/// `./tonearm bench sound`: how long a listener waits for the music.
@NullMarked
package dev.tonearm.bench.sound;

import org.jspecify.annotations.NullMarked;
