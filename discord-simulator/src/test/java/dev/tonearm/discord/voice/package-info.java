/// The simulated Discord voice server: it takes what a node really sends, checks and decrypts it,
/// and can say what was heard.
@NullMarked
package dev.tonearm.discord.voice;

import org.jspecify.annotations.NullMarked;
