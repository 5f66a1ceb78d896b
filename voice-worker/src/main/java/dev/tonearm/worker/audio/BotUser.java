package dev.tonearm.worker.audio;

import dev.tonearm.core.guild.UserId;

/// The bot's own user, to whom all sessions with audio nodes belong; known once Discord has let us
/// in.
@FunctionalInterface
public interface BotUser {
    UserId id();
}
