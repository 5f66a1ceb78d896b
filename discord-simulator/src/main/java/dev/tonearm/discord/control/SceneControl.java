package dev.tonearm.discord.control;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.command.RegisteredCommands;
import dev.tonearm.discord.control.ControlRoute.Call;
import dev.tonearm.discord.interactions.Endpoint;
import dev.tonearm.discord.interactions.Probes;
import dev.tonearm.discord.interactions.Probes.Probe;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Unsimulated;
import dev.tonearm.discord.record.Violations;
import dev.tonearm.discord.world.World;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a page needs first, what was said, what is registered, and the endpoint.
final class SceneControl {

    private final World world;
    private final Views views;
    private final RegisteredCommands commands;
    private final Endpoint endpoint;
    private final Probes probes;
    private final Settings settings;
    private final Violations violations;
    private final Unsimulated unsimulated;
    private final Supplier<Addresses> addresses;

    SceneControl(
            World world,
            Views views,
            RegisteredCommands commands,
            Endpoint endpoint,
            Probes probes,
            Settings settings,
            Violations violations,
            Unsimulated unsimulated,
            Supplier<Addresses> addresses) {
        this.world = world;
        this.views = views;
        this.commands = commands;
        this.endpoint = endpoint;
        this.probes = probes;
        this.settings = settings;
        this.violations = violations;
        this.unsimulated = unsimulated;
        this.addresses = addresses;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/state", _ -> state()),
                ControlRoute.get("/commands", this::commands),
                ControlRoute.put("/endpoint", this::saveEndpoint),
                ControlRoute.delete("/endpoint", _ -> forgetEndpoint()),
                ControlRoute.post("/endpoint/probe", _ -> probed(probes.again())));
    }

    private JsonNode state() {
        var node = Json.object();
        node.put("applicationId", id(world.bot().id()))
                .put("botId", id(world.bot().id()))
                .put("publicKey", addresses.get().publicKey())
                .put("gatewayUrl", addresses.get().gateway())
                .put("apiUrl", addresses.get().api());
        node.set("endpoint", endpoint.json());
        var guilds = node.putArray("guilds");
        world.guilds().forEach(guild -> guilds.add(views.summary(guild)));
        var users = node.putArray("users");
        world.users().forEach(user -> users.add(Views.user(user)));
        node.put("violations", violations.count());
        node.set("unsimulated", unsimulated.json());
        node.set("settings", settings.json());
        return node;
    }

    private JsonNode commands(Call call) {
        var list = Json.array();
        commands.list(RegisteredCommands.GLOBAL).forEach(list::add);
        var guild = call.queryId("guild");
        if (guild != null) {
            commands.list(guild).forEach(list::add);
        }
        return Json.object().set("commands", list);
    }

    private JsonNode saveEndpoint(Call call) {
        var url = URI.create(call.body().text("url"));
        if (!call.body().flag("probe", true)) {
            endpoint.save(url);
            return probed(List.of());
        }
        return probed(probes.save(url));
    }

    private @Nullable JsonNode forgetEndpoint() {
        endpoint.forget();
        return null;
    }

    private static JsonNode probed(List<Probe> probes) {
        var node = Json.object().put("state", Probes.passed(probes) ? "saved" : "refused");
        var list = node.putArray("probes");
        probes.forEach(probe ->
                list.addObject()
                        .put("kind", probe.kind())
                        .put("status", probe.status())
                        .put("ok", probe.ok()));
        return node;
    }
}
