package dev.tonearm.core.notice;

import dev.tonearm.core.guild.GuildId;
import java.time.Instant;

/// Which notices were told, and what lies on servers' boards.
///
/// Every call may throw [NoticeBookUnavailableException]; whatever was asked for can be asked for
/// again.
public interface NoticeBook {
    /// Begins to tell a notice, and remembers that.
    Begun begin(GuildId guild, Due due, Instant now);

    /// It was told. From now on it is not told again.
    void told(GuildId guild, Due due, Instant now);

    /// Lays it on the server's board, and it was told by that: both or neither, and not at all if
    /// it was told before.
    void lay(GuildId guild, Due due, Instant now);

    /// Lays on the board that much of something is used, unless that was done this month.
    ///
    /// @param notice of a kind that has a quota
    void layUsage(GuildId guild, Notice notice, Instant now);

    Board board(GuildId guild);

    /// Takes something from a board. Of all who try, one succeeds.
    boolean take(GuildId guild, Laid laid);

    /// Puts back what could not be read to anybody.
    void putBack(GuildId guild, Laid laid);

    /// What is known of a notice that somebody begins to tell.
    sealed interface Begun {
        /// Nobody has tried.
        record First() implements Begun {}

        /// Somebody has, and did not say how it ended.
        record Again() implements Begun {}

        /// It was told.
        record Told() implements Begun {}
    }
}
