package dev.tonearm.core.grant;

/// A server's grants as they are kept.
///
/// @param revision how often they were changed
public record StoredGrants(Grants now, long revision) {
    /// Of a server that never had any.
    public static final StoredGrants NONE = new StoredGrants(Grants.NONE, 0);
}
