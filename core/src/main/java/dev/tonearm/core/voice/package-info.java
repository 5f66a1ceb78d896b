/// Where the bot is heard: join, leave.
@NullMarked
package dev.tonearm.core.voice;

import org.jspecify.annotations.NullMarked;
