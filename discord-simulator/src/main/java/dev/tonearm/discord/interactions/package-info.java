/// What users do with the bot: signed requests out, answers in, and the log of both.
@NullMarked
package dev.tonearm.discord.interactions;

import org.jspecify.annotations.NullMarked;
