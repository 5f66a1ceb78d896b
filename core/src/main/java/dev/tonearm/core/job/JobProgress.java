package dev.tonearm.core.job;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How far a job is. It fits an item of the table: some 300 KB at most.
///
/// @param cursor where it goes on, in the job's own words; empty at the beginning
/// @param carried what it needs of its earlier pieces, in the job's own words
/// @param counts what it did so far, by the names that the report shows
/// @param done whether nothing is left
public record JobProgress(
        String cursor, String carried, SortedMap<String, Long> counts, boolean done) {
    public static final JobProgress START =
            new JobProgress("", "", Collections.emptySortedMap(), false);

    public JobProgress {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /// The same at another place.
    public JobProgress at(String place) {
        return new JobProgress(place, carried, counts, done);
    }

    /// The same with something else to carry.
    public JobProgress carrying(String luggage) {
        return new JobProgress(cursor, luggage, counts, done);
    }

    /// The same with more of something; nothing is counted as nothing, so that the report shows it.
    public JobProgress counting(String name, long more) {
        SortedMap<String, Long> counted = new TreeMap<>(counts);
        counted.merge(name, more, Long::sum);
        return new JobProgress(cursor, carried, counted, done);
    }

    /// How much of something there was so far.
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /// The same with nothing left to do, and nothing to carry.
    public JobProgress finished() {
        return new JobProgress("", "", counts, true);
    }
}
