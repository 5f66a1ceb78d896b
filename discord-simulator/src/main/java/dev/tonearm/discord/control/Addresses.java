package dev.tonearm.discord.control;

/// Where the bot finds this Discord, and the key that its requests are signed with.
public record Addresses(String api, String gateway, String publicKey) {}
