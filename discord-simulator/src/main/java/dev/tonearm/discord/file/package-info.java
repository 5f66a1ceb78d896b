/// Files: what people and the bot upload, kept and given out as Discord's CDN does.
@NullMarked
package dev.tonearm.discord.file;

import org.jspecify.annotations.NullMarked;
