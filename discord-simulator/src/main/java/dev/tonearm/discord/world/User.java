package dev.tonearm.discord.world;

/// A person or a bot.
///
/// @param locale the language of their client
/// @param directMessages whether they take them from who is in a server with them
public record User(
        long id,
        String username,
        String globalName,
        boolean bot,
        String locale,
        boolean directMessages) {

    public User withLocale(String newLocale) {
        return new User(id, username, globalName, bot, newLocale, directMessages);
    }

    public User withGlobalName(String newName) {
        return new User(id, username, newName, bot, locale, directMessages);
    }

    public User withDirectMessages(boolean take) {
        return new User(id, username, globalName, bot, locale, take);
    }
}
