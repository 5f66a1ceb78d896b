/// Discord's REST API v10 with its rate limits and errors.
@NullMarked
package dev.tonearm.discord.rest;

import org.jspecify.annotations.NullMarked;
