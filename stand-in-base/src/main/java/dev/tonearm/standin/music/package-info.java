/// The music that is there at once: eight short pieces written by code, or a folder of the
/// operator's own.
@NullMarked
package dev.tonearm.standin.music;

import org.jspecify.annotations.NullMarked;
