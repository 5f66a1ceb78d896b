package dev.tonearm.discord.world;

import org.jspecify.annotations.Nullable;

/// A role; the one with the guild's own id is `@everyone`.
///
/// @param color 0 for none
/// @param mentionable whether everybody may ping it
public record Role(
        long id,
        String name,
        long permissions,
        int position,
        int color,
        boolean mentionable,
        boolean managed) {

    /// What of it changes; null leaves it.
    public record Change(
            @Nullable String name,
            @Nullable Long permissions,
            @Nullable Integer color,
            @Nullable Boolean mentionable) {}

    Role with(Change change) {
        return new Role(
                id,
                change.name() == null ? name : change.name(),
                change.permissions() == null ? permissions : change.permissions(),
                position,
                change.color() == null ? color : change.color(),
                change.mentionable() == null ? mentionable : change.mentionable(),
                managed);
    }
}
