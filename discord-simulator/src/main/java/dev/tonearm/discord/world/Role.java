package dev.tonearm.discord.world;

/// A role; the one with the guild's own id is `@everyone`.
public record Role(
        long id, String name, long permissions, int position, int color, boolean managed) {

    public Role with(String newName, long newPermissions) {
        return new Role(id, newName, newPermissions, position, color, managed);
    }
}
