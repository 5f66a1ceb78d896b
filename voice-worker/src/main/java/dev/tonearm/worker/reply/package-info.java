/// What listeners see: the answer to a command, and the one now-playing message of a guild.
@NullMarked
package dev.tonearm.worker.reply;

import org.jspecify.annotations.NullMarked;
