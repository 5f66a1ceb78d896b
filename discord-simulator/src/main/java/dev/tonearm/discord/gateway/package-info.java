/// Gateway v10: sessions, dispatches, limits and the bot's way into voice.
@NullMarked
package dev.tonearm.discord.gateway;

import org.jspecify.annotations.NullMarked;
