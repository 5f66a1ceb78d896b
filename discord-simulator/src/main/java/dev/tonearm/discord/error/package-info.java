/// What Discord answers when it refuses.
@NullMarked
package dev.tonearm.discord.error;

import org.jspecify.annotations.NullMarked;
