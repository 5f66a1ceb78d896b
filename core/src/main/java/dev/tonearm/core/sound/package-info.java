/// How it sounds: volume and effects.
@NullMarked
package dev.tonearm.core.sound;

import org.jspecify.annotations.NullMarked;
