package dev.tonearm.billing.privacy;

import dev.tonearm.billing.discord.DiscordLists;
import dev.tonearm.billing.discord.NotListedException;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonException;
import java.util.List;

/// `GET /users/@me/guilds` with the bot's token.
public final class DiscordGuilds implements BotGuilds {
    private final DiscordLists lists;

    public DiscordGuilds(DiscordLists lists) {
        this.lists = lists;
    }

    @Override
    public List<GuildId> after(GuildId guild) {
        try {
            return lists.get("users/@me/guilds?limit=" + PAGE + "&after=" + guild).stream()
                    .map(one -> GuildId.parse(one.string("id")))
                    .toList();
        } catch (NotListedException e) {
            throw new BotGuildsUnavailableException(e.why());
        } catch (IllegalArgumentException | JsonException _) {
            throw new BotGuildsUnavailableException("an answer that is none");
        }
    }
}
