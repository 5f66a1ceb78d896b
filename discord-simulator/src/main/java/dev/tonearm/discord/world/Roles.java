package dev.tonearm.discord.world;

import dev.tonearm.discord.world.WorldChange.MemberChanged;
import dev.tonearm.discord.world.WorldChange.RoleAdded;
import dev.tonearm.discord.world.WorldChange.RoleChanged;
import dev.tonearm.discord.world.WorldChange.RoleRemoved;
import java.util.List;

/// The roles of guilds, and how they come, change and go.
public final class Roles {

    private final World world;

    Roles(World world) {
        this.world = world;
    }

    public Role create(long guildId, Role.Change as) {
        return world.still(() -> {
            var guild = world.guild(guildId);
            var position = guild.roles.size();
            var role = new Role(world.newId(), "new role", 0, position, 0, false, false).with(as);
            guild.roles.put(role.id(), role);
            world.publish(new RoleAdded(guild, role));
            return role;
        });
    }

    public Role change(long guildId, long id, Role.Change change) {
        return world.still(() -> {
            var guild = world.guild(guildId);
            var changed = role(guild, id).with(change);
            guild.roles.put(id, changed);
            world.publish(new RoleChanged(guild, changed));
            return changed;
        });
    }

    /// Whoever had it loses it.
    ///
    /// @throws NotAllowed for `@everyone` and the roles of apps, which stay
    public void delete(long guildId, long id) {
        world.still(() -> {
            var guild = world.guild(guildId);
            var role = role(guild, id);
            if (id == guildId || role.managed()) {
                throw new NotAllowed("the role " + role.name() + " cannot be deleted");
            }
            guild.roles.remove(id);
            for (var member : List.copyOf(guild.members.values())) {
                if (member.roles().contains(id)) {
                    var left = member.roles().stream().filter(each -> each != id).toList();
                    var without = member.with(member.nick(), left);
                    guild.members.put(member.user(), without);
                    world.publish(new MemberChanged(guild, without));
                }
            }
            world.publish(new RoleRemoved(guild, role));
            return role;
        });
    }

    private static Role role(Guild guild, long id) {
        return guild.role(id).orElseThrow(() -> new UnknownThing("role", id));
    }
}
