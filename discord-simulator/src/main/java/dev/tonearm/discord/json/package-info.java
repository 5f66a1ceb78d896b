/// How the simulator reads and writes JSON.
@NullMarked
package dev.tonearm.discord.json;

import org.jspecify.annotations.NullMarked;
