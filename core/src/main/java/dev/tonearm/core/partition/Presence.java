package dev.tonearm.core.partition;

/// A worker's word that it lives, whether or not it owns anything.
///
/// @param counter raised with each word
/// @param leaving whether it hands over what it has and takes nothing more
public record Presence(WorkerId worker, long counter, boolean leaving) {}
