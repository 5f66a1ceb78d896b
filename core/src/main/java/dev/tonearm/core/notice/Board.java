package dev.tonearm.core.notice;

import dev.tonearm.core.plan.Quota;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What lies ready for whoever manages a server and comes next.
///
/// @param laid in the order in which it was laid there
/// @param months the last month ([Usage#month]) in which somebody was told that much of something
///   is used
public record Board(List<Laid> laid, Map<Quota, Integer> months) {
    /// Of a server that has nothing to be told.
    public static final Board EMPTY = new Board(List.of(), Map.of());

    /// More lie on no board; the oldest make room.
    public static final int MOST = 4;

    public Board {
        laid = List.copyOf(laid);
        months = Map.copyOf(months);
    }

    /// What is still worth reading.
    public List<Laid> at(Instant now) {
        return laid.stream().filter(one -> !one.isOld(now)).toList();
    }

    /// Whether somebody was told in the month of this moment.
    public boolean told(Quota quota, Instant now) {
        return months.getOrDefault(quota, 0) >= Usage.month(now);
    }
}
