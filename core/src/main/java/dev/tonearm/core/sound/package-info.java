/// How it sounds: volume.
@NullMarked
package dev.tonearm.core.sound;

import org.jspecify.annotations.NullMarked;
