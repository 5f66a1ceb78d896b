/// The now-playing message of a guild.
@NullMarked
package dev.tonearm.core.panel;

import org.jspecify.annotations.NullMarked;
