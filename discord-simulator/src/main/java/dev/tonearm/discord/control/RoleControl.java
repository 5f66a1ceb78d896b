package dev.tonearm.discord.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.control.ControlRoute.Call;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.Role;
import dev.tonearm.discord.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes and changes roles.
final class RoleControl {

    private final World world;

    RoleControl(World world) {
        this.world = world;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.create("/guilds/{guild}/roles", this::create),
                ControlRoute.patch("/guilds/{guild}/roles/{role}", this::change),
                ControlRoute.delete("/guilds/{guild}/roles/{role}", this::delete));
    }

    private JsonNode create(Call call) {
        var name = call.body().text("name");
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("a role's name has 1 to 100 characters");
        }
        return Views.role(world.roles().create(call.id("guild"), change(call.body())));
    }

    private JsonNode change(Call call) {
        return Views.role(
                world.roles().change(call.id("guild"), call.id("role"), change(call.body())));
    }

    private static Role.Change change(Body body) {
        return new Role.Change(
                body.textOrNull("name"),
                body.has("permissions") ? Permission.parse(body.get("permissions")) : null,
                body.has("color") ? body.number("color", 0) : null,
                body.has("mentionable") ? body.flag("mentionable", false) : null);
    }

    private @Nullable JsonNode delete(Call call) {
        world.roles().delete(call.id("guild"), call.id("role"));
        return null;
    }
}
