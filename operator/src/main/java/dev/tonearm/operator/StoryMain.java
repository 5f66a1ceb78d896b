package dev.tonearm.operator;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.cli.Within;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.environment.Variables;
import dev.tonearm.core.gate.GuildRecordsUnavailableException;
import dev.tonearm.core.grant.GrantBookUnavailableException;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.partition.FleetUnavailableException;
import dev.tonearm.core.partition.Presence;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.operator.story.Head;
import dev.tonearm.operator.story.Part;
import dev.tonearm.operator.story.Spans;
import dev.tonearm.operator.story.Telling;
import dev.tonearm.operator.story.Writers;
import dev.tonearm.store.DynamoStore;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./tonearm story`: what happened in a server, told from its journal.
///
/// Exit codes: 0 told, 1 the table is away, 2 wrong flags or settings.
@Command(
        name = "story",
        description =
                "Tells what happened in a server: who asked for what, what was decided, what audio nodes and Discord reported, who wrote"
                        + " it, and what is remarkable about it (!). It reads only. docs/story.md explains each line.",
        footer = {
            "TONEARM_TABLE names the table (tonearm); region, credentials and endpoint are the AWS SDK's own variables.",
            "Example: ./tonearm story 81384788765712384 --since 2h --replay"
        })
public final class StoryMain implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(index = "0", paramLabel = "GUILD", description = "Discord's id of the server")
    private String guild = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "only what is no older than this, such as 90s, 30m, 2h or 3d")
    private String since = "";

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "only what is no older than this, such as 2026-11-26T20:15 (UTC)")
    private String from = "";

    @Option(names = "--to", paramLabel = "INSTANT", description = "only what is no newer than this")
    private String to = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "only the last N of these passages (200)")
    @Within(least = 1, most = 1_000_000)
    private int limit = 200;

    @Option(
            names = "--replay",
            description =
                    "show after each line what the player was then, and where the snapshot disagrees with the lines")
    private boolean replay;

    @Option(
            names = "--spans",
            description =
                    "with --local: show behind each command where its time went, of the latest 500")
    private boolean spans;

    @Option(
            names = "--people",
            description = "show people's ids; else each has a number in this story")
    private boolean people;

    @Option(names = "--json", description = "for programs: a JSON object a line")
    private boolean json;

    @Option(names = "--local", description = "of the local stack that runs here")
    private boolean local;

    StoryMain(
            Map<String, String> environment,
            InstantSource clock,
            PrintStream out,
            PrintStream err) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var command =
                new StoryMain(System.getenv(), InstantSource.system(), System.out, System.err);
        CommandMain.run(new CommandLine(command), arguments);
    }

    @Override
    public Integer call() {
        GuildId server;
        Part part;
        InstantSource plans = clock;
        Function<InteractionId, Optional<JsonObject>> traces = _ -> Optional.empty();
        try {
            server = new GuildId(Variables.snowflake(guild));
            part = part();
            if (spans && !local) {
                throw new IllegalArgumentException(
                        "--spans needs --local; elsewhere spans are where OTEL_EXPORTER_OTLP_ENDPOINT says,"
                                + " found by tonearm.interaction.id, which --json shows");
            }
            if (local) {
                JsonObject stack = LocalStackFile.read();
                LocalTable.use(stack);
                plans = LocalTable.clock(stack, clock);
                if (spans) traces = new LocalSpans(stack);
            }
        } catch (IllegalArgumentException e) {
            err.println("tonearm: story: " + e.getMessage());
            return CommandMain.BAD_USAGE;
        }
        try (DynamoStore store = OperatorTable.connect(environment, clock)) {
            var kept = store.chronicle().of(server);
            new Telling(part, people, replay, json, traces)
                    .of(
                            Head.of(server, store.grants(), store.guilds(), plans.instant()),
                            kept,
                            new Writers(
                                    store.fleet().look().workers().stream()
                                            .map(Presence::worker)
                                            .toList()),
                            clock.instant(),
                            out);
            return 0;
        } catch (JournalUnavailableException
                | GrantBookUnavailableException
                | GuildRecordsUnavailableException
                | FleetUnavailableException e) {
            err.println("tonearm: story: the table cannot be reached: " + e.getCause());
            return CommandMain.BROKE;
        }
    }

    private Part part() {
        if (!since.isEmpty() && !from.isEmpty())
            throw new IllegalArgumentException("--since and --from say the same; leave one out");
        Instant begin = Instant.MIN;
        if (!since.isEmpty()) begin = clock.instant().minus(Spans.duration("--since", since));
        if (!from.isEmpty()) begin = Spans.instant("--from", from);
        Instant end = to.isEmpty() ? Instant.MAX : Spans.instant("--to", to);
        if (end.isBefore(begin))
            throw new IllegalArgumentException("--to is before what is told begins");
        return new Part(begin, end, limit);
    }
}
