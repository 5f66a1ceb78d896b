package dev.tonearm.discord.world;

/// A person or a bot. `locale` is the language of their client.
public record User(long id, String username, String globalName, boolean bot, String locale) {

    public User withLocale(String newLocale) {
        return new User(id, username, globalName, bot, newLocale);
    }

    public User withGlobalName(String newName) {
        return new User(id, username, newName, bot, locale);
    }
}
