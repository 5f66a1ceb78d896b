package dev.tonearm.core.sound;

import dev.tonearm.core.command.PlayerCommand;

/// What listeners ask about how it sounds.
public sealed interface SoundCommand extends PlayerCommand {
    record SetVolume(int percent) implements SoundCommand {
        /// The loudest in percent; above it every node distorts.
        public static final int MAX = 200;

        public SetVolume {
            if (percent < 0 || percent > MAX) {
                throw new IllegalArgumentException(
                        "volume must be 0 to " + MAX + ", was " + percent);
            }
        }
    }
}
