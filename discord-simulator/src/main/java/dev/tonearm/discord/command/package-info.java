/// The application commands that the bot registered, and what Discord demands of them.
@NullMarked
package dev.tonearm.discord.command;

import org.jspecify.annotations.NullMarked;
