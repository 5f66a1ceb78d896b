/// Tests of what the REST side knows of Discord.
@NullMarked
package dev.tonearm.discord.rest;

import org.jspecify.annotations.NullMarked;
