package dev.tonearm.core.family;

import dev.tonearm.core.command.CustomId;

/// Where a button, a select or a form of a family leads.
///
/// A family has one enum of these, and [#read] is an exhaustive switch over it: who adds a button
/// is told by the compiler to read it.
public interface Route {
    /// What it is called in custom ids. Messages with old ones stand for years, so it never
    /// changes, and no other family has the same.
    String wire();

    /// The version that new ids are written with; [#read] takes this and every older one.
    default int version() {
        return 1;
    }

    /// What a press means. May leave by what [Press] throws.
    Request read(Press press);

    /// An id that leads here.
    default CustomId id() {
        return CustomId.of(wire(), version());
    }
}
