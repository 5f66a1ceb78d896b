package dev.tonearm.core.command;

import java.time.Duration;
import java.time.Instant;

/// What is needed to answer an interaction later.
///
/// @param applicationId the application whose webhook takes the answer
/// @param token proves the right to answer for 15 minutes; a secret, so it is left out of
///   [#toString()]
/// @param kind what the person did, which decides how the answer shows
/// @param locale the person's Discord language, such as `de` or `en-US`
public record Interaction(
        InteractionId id, long applicationId, String token, Kind kind, String locale) {
    /// The token of what is none: somebody wrote in a channel, where they are answered.
    public static final String WRITTEN = "";

    /// Whether it is a message that somebody wrote, and its id the message's.
    public boolean isWritten() {
        return token.equals(WRITTEN);
    }

    /// Whether Discord no longer takes an answer to it.
    public boolean expiredAt(Instant now) {
        return Duration.between(id.createdAt(), now).compareTo(InteractionId.TOKEN_LIFETIME) >= 0;
    }

    /// What the person did.
    public enum Kind {
        /// A slash command: its deferred answer is edited.
        COMMAND,
        /// A button or select: the message it is on shows the result, and only a refusal is told.
        COMPONENT,
        /// A submitted form, answered like a command.
        MODAL
    }

    @Override
    public String toString() {
        return "Interaction[" + id + ", " + kind + ", " + locale + "]";
    }
}
