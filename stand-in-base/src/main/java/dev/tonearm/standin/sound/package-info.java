/// Samples as files, and what is in them.
@NullMarked
package dev.tonearm.standin.sound;

import org.jspecify.annotations.NullMarked;
