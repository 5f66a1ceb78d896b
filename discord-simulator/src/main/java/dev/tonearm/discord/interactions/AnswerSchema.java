package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;

/// Holds first answers against Discord's own schema.
@FunctionalInterface
public interface AnswerSchema {

    void check(Interaction interaction, JsonNode answer);
}
