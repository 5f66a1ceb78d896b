package dev.tonearm.function.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi31;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// A schema of Discord's own OpenAPI description (discord/discord-api-spec, `specs/openapi.json`),
/// which is not ours to ship: the environment variable or system property `TONEARM_DISCORD_OPENAPI`
/// says where the file is.
public final class DiscordSchema {
    private static final Optional<Path> FILE = file();
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder ->
                            builder.metaSchema(OpenApi31.getInstance())
                                    .defaultMetaSchemaIri(OpenApi31.getInstance().getIri()));

    private final JsonSchema schema;

    private DiscordSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /// The schema of a name among the components. Skips the test where the file is not.
    public static DiscordSchema named(String component) {
        return at("/components/schemas/" + component);
    }

    /// The schema at a JSON pointer. Skips the test where the file is not.
    public static DiscordSchema at(String pointer) {
        Assumptions.assumeTrue(
                FILE.isPresent(), "TONEARM_DISCORD_OPENAPI names no file: not validated");
        String file = FILE.orElseThrow().toUri().toString();
        return new DiscordSchema(FACTORY.getSchema(SchemaLocation.of(file + "#" + pointer)));
    }

    /// Fails unless Discord's schema allows this.
    public void check(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    private static Optional<Path> file() {
        String name =
                System.getProperty(
                        "TONEARM_DISCORD_OPENAPI",
                        System.getenv().getOrDefault("TONEARM_DISCORD_OPENAPI", ""));
        return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name)).filter(Files::exists);
    }
}
