package dev.tonearm.core.plan;

/// The plan that has what somebody needs.
///
/// @param plan the least that has more of it
/// @param sku by which Discord sells it; empty if it does not
public record Offer(Plan plan, String sku) {}
