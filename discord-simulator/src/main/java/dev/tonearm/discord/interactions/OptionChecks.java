package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.world.NotAllowed;
import dev.tonearm.discord.world.World;

/// What Discord's client does not let a user type into a command.
final class OptionChecks {

    private final World world;
    private final Things things;

    OptionChecks(World world, Things things) {
        this.world = world;
        this.things = things;
    }

    void check(CommandCall call, JsonNode definitions) {
        call.options()
                .fieldNames()
                .forEachRemaining(name -> {
                    if (CommandData.named(definitions, name).isEmpty()) {
                        throw new NotAllowed("/" + call.name() + " has no option " + name);
                    }
                });
        for (var definition : definitions) {
            var name = definition.path("name").asText();
            var value = call.options().get(name);
            // While something is being typed, the rest may still be missing, and what is there may
            // be half.
            var typing = call.focused() != null;
            if (value == null) {
                if (definition.path("required").asBoolean(false) && !typing) {
                    throw new NotAllowed("option " + name + " is required");
                }
            } else if (!typing) {
                checkValue(name, value, definition);
                checkThing(call, name, value, definition);
            }
        }
    }

    private static void checkValue(String name, JsonNode value, JsonNode definition) {
        var fits =
                switch (definition.path("type").asInt()) {
                    case 4 -> value.isIntegralNumber();
                    case 5 -> value.isBoolean();
                    case 10 -> value.isNumber();
                    default -> value.isTextual();
                };
        if (!fits) {
            throw new NotAllowed("option " + name + " has the wrong type: " + value);
        }
        if (value.isNumber()) {
            range(name, value.doubleValue(), definition, "min_value", "max_value");
        }
        if (definition.path("type").asInt() == 3) {
            range(name, value.textValue().length(), definition, "min_length", "max_length");
            if (value.textValue().isEmpty() || value.textValue().length() > 6_000) {
                throw new NotAllowed("option " + name + " must have 1 to 6000 characters");
            }
        }
        var choices = definition.path("choices");
        var chosen = choices.isEmpty();
        for (var choice : choices) {
            chosen |= choice.path("value").asText().equals(value.asText());
        }
        if (!chosen) {
            throw new NotAllowed("option " + name + " offers no " + value);
        }
    }

    /// Only what the client can point at.
    private void checkThing(CommandCall call, String name, JsonNode value, JsonNode definition) {
        var guild = call.guild() == null ? null : world.guild(call.guild());
        Things.Kind.ofOption(definition.path("type").asInt())
                .filter(kind ->
                        !things.offers(
                                kind, guild, value.asText(), definition.path("channel_types")))
                .ifPresent(_ -> {
                    throw new NotAllowed(
                            "option " + name + " has nothing here to offer as " + value);
                });
    }

    private static void range(
            String name, double value, JsonNode definition, String least, String most) {
        var tooSmall = definition.hasNonNull(least) && value < definition.path(least).doubleValue();
        var tooLarge = definition.hasNonNull(most) && value > definition.path(most).doubleValue();
        if (tooSmall || tooLarge) {
            throw new NotAllowed("option " + name + " is out of range: " + value);
        }
    }
}
