/// Tests of the commands about how it sounds.
@NullMarked
package dev.tonearm.core.sound;

import org.jspecify.annotations.NullMarked;
