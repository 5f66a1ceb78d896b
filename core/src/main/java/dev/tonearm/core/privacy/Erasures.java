package dev.tonearm.core.privacy;

import dev.tonearm.core.guild.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who wants their data deleted. All of it may throw [PrivacyRecordsUnavailableException].
public interface Erasures {
    /// Notes that somebody wants it.
    ///
    /// @return what is noted: the one before, if that is not done yet
    Erasure ask(UserId user, Instant now);

    Optional<Erasure> find(UserId user);

    /// Those that are to be done, whoever asked first first.
    List<Erasure> waiting();

    /// Notes that one is done, unless they have asked again since.
    void done(Erasure erasure, Instant now);
}
