package dev.tonearm.core.gate;

import dev.tonearm.core.guild.Among;
import dev.tonearm.core.guild.Asker;
import java.time.Instant;

/// A command that asks to be let on.
///
/// @param path the slash command, or the one that a button stands for, such as `effects preset`
/// @param among who may give it in a server that has DJs and says nothing of it
/// @param made when Discord made it, which decides the windows that it counts in
public record Question(String path, Among among, Asker asker, Instant made) {}
