/// `./tonearm bench sound`: how long a listener waits for the music.
@NullMarked
package dev.tonearm.e2e.bench.sound;

import org.jspecify.annotations.NullMarked;
