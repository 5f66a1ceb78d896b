package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.file.Attachments;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.World;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What Discord's client lets a user point at: members, roles and channels of the server, and files
/// that were uploaded.
final class Things {

    private final World world;
    private final Attachments attachments;

    /// A kind of thing, which options, selects and forms number differently.
    enum Kind {
        USER,
        ROLE,
        MENTIONABLE,
        CHANNEL,
        FILE;

        /// By the type of a command's option.
        static Optional<Kind> ofOption(int type) {
            return switch (type) {
                case 6 -> Optional.of(USER);
                case 7 -> Optional.of(CHANNEL);
                case 8 -> Optional.of(ROLE);
                case 9 -> Optional.of(MENTIONABLE);
                case 11 -> Optional.of(FILE);
                default -> Optional.empty();
            };
        }

        /// By the type of a component.
        static Optional<Kind> ofComponent(int type) {
            return switch (type) {
                case 5 -> Optional.of(USER);
                case 6 -> Optional.of(ROLE);
                case 7 -> Optional.of(MENTIONABLE);
                case 8 -> Optional.of(CHANNEL);
                case 19 -> Optional.of(FILE);
                default -> Optional.empty();
            };
        }
    }

    Things(World world, Attachments attachments) {
        this.world = world;
        this.attachments = attachments;
    }

    /// Whether the client offers it.
    ///
    /// @param guild null in a direct message
    /// @param channelTypes of an option or a select of channels; empty for all
    boolean offers(Kind kind, @Nullable Guild guild, String text, JsonNode channelTypes) {
        if (!text.matches("\\d{1,20}")) {
            return false;
        }
        var id = Long.parseUnsignedLong(text);
        return switch (kind) {
            case USER -> isPerson(guild, id);
            case ROLE -> isRole(guild, id);
            case MENTIONABLE -> isPerson(guild, id) || isRole(guild, id);
            case CHANNEL -> isChannel(guild, id, channelTypes);
            case FILE -> attachments.find(id).isPresent();
        };
    }

    private boolean isPerson(@Nullable Guild guild, long user) {
        return guild == null ? world.findUser(user).isPresent() : guild.member(user).isPresent();
    }

    private static boolean isRole(@Nullable Guild guild, long role) {
        return guild != null && guild.role(role).isPresent();
    }

    private static boolean isChannel(@Nullable Guild guild, long id, JsonNode types) {
        return guild != null
                && guild.channel(id)
                        .filter(channel ->
                                types.isEmpty() || contains(types, channel.kind().type()))
                        .isPresent();
    }

    private static boolean contains(JsonNode numbers, int wanted) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .anyMatch(number -> number.asInt() == wanted);
    }
}
