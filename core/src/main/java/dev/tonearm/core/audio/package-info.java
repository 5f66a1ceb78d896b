/// How a guild's player sounds: its volume and its filters, whatever it plays.
@NullMarked
package dev.tonearm.core.audio;

import org.jspecify.annotations.NullMarked;
