package dev.tonearm.core.statistics;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// The figures that are kept, for five years.
///
/// All of it may throw [FigureRecordsUnavailableException].
public interface FigureRecords {
    /// DayFigures and how often they were written.
    record Kept(DayFigures figures, long version) {}

    Optional<Kept> find(Period period);

    /// Writes those of a period whole, unless somebody else has since.
    ///
    /// @param before as they were read
    /// @return whether it is known to be written; if not, they are to be read again
    boolean keep(Period period, Optional<Kept> before, DayFigures figures);

    /// Those of a kind that are of some time, by the names of their periods.
    ///
    /// @param from the name of the first period
    /// @param to the name of the last
    SortedMap<String, DayFigures> between(Period.Kind kind, String from, String to);

    /// Keeps what tells how many were active on several days, for 45 days.
    ///
    /// @param sketches by their names
    void keepSketches(LocalDate day, Map<String, byte[]> sketches);

    /// What was kept of a day; empty if nothing was.
    Map<String, byte[]> sketches(LocalDate day);

    /// A secret of a week or a month: the same for whoever asks until it is thrown away, which is
    /// 12 days after its end.
    ///
    /// @param fresh what it becomes if there is none yet
    byte[] secret(Period period, byte[] fresh);
}
