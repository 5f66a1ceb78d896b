/// Guilds, channels, people, permissions and who is in voice: what exists, whoever looks at it.
@NullMarked
package dev.tonearm.discord.world;

import org.jspecify.annotations.NullMarked;
