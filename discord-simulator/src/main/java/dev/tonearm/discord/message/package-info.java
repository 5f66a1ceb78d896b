/// Messages: what Discord lets a bot say, and who sees what was said.
@NullMarked
package dev.tonearm.discord.message;

import org.jspecify.annotations.NullMarked;
