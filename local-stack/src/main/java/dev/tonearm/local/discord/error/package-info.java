/// What Discord answers when it refuses.
@NullMarked
package dev.tonearm.local.discord.error;

import org.jspecify.annotations.NullMarked;
