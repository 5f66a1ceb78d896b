package dev.tonearm.discord.world;

/// What a channel allows and denies a role or a member, over what they have in the guild.
public record Overwrite(long id, boolean role, long allow, long deny) {}
