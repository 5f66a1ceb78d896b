package dev.tonearm.interactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.plan.Allowance;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.SomePlans;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.Stored;
import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.function.signature.DiscordSignature;
import dev.tonearm.function.wire.DiscordKey;
import dev.tonearm.function.wire.HttpApiEvent;
import dev.tonearm.interactions.figure.EdgeFigures;
import dev.tonearm.interactions.wire.Interactions;
import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.store.TableSchema;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// The whole edge in this JVM, wired as in production, before a real SQS and DynamoDB on loopback.
final class TestEdge implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final DiscordKey DISCORD = new DiscordKey(1);
    static final String XRAY = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8";

    /// The one of the files in `interactions/`.
    static final GuildId GUILD = new GuildId(Interactions.GUILD);

    /// The most commands of a minute.
    static final int MOST_COMMANDS = 500;

    /// What a command brings to the player.
    static final Limits LIMITS = Limits.STANDARD.with(Allowance.ALL.withCommands(MOST_COMMANDS));

    private static final Plans PLANS = SomePlans.free(Allowance.ALL.withCommands(MOST_COMMANDS));
    private static final Partitions PARTITIONS = new Partitions(2);

    final LocalSqs sqs = LocalSqs.start(PARTITIONS.count());
    final LocalDynamo dynamo =
            LocalDynamo.start(client -> TableSchema.create(client, StoreSettings.TABLE));
    final DiscordOutside outside = new DiscordOutside();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ByteArrayOutputStream figureLines = new ByteArrayOutputStream();
    private final EdgeFigures figures;
    private final DynamoStore store;
    private final EdgeWiring wiring;

    TestEdge() {
        this(PLANS);
    }

    TestEdge(Plans plans) {
        this(plans, "");
    }

    /// @param billingClock the file that moves billing time
    TestEdge(Plans plans, String billingClock) {
        Map<String, String> aws = LocalCredentials.environment(sqs.endpoint(), dynamo.endpoint());
        // What the environment is to a process, these are to a JVM.
        System.setProperty("aws.region", aws.getOrDefault("AWS_REGION", ""));
        System.setProperty("aws.accessKeyId", aws.getOrDefault("AWS_ACCESS_KEY_ID", ""));
        System.setProperty("aws.secretAccessKey", aws.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));
        System.setProperty("aws.endpointUrlDynamoDb", dynamo.endpoint().toString());
        var settings =
                new EdgeSettings(
                        Interactions.APPLICATION,
                        DISCORD.publicKey(),
                        PARTITIONS,
                        sqs.queueUrlTemplate(),
                        sqs.billingUrl(),
                        StoreSettings.TABLE,
                        Formats.CURRENT,
                        plans,
                        outside.api(),
                        outside.origin(),
                        false,
                        "",
                        DiscordSignature.DEFAULT_TOLERANCE,
                        1,
                        1_000,
                        true,
                        billingClock);
        var clock = InstantSource.fixed(NOW);
        figures = new EdgeFigures(new PrintStream(figureLines, true, UTF_8), clock);
        wiring =
                new EdgeWiring(
                        settings,
                        aws,
                        new FunctionLog(new PrintStream(log, true, UTF_8), clock),
                        figures,
                        clock);
        store =
                DynamoStore.connect(
                        StoreSettings.worker(StoreSettings.TABLE, PARTITIONS),
                        UrlConnectionHttpClient.builder(),
                        Formats.CURRENT,
                        clock);
    }

    Priming priming() {
        return wiring.priming();
    }

    /// What the worker writes and the edge reads.
    PlayerJournal journal() {
        return store.journal();
    }

    GrantBook grants() {
        return store.grants();
    }

    NoticeBook notices() {
        return store.notices();
    }

    GuildRecords records() {
        return store.guilds();
    }

    /// The function's answer to an event.
    JsonObject answer(HttpApiEvent event) {
        return answerRaw(event.bytes());
    }

    /// The same for any bytes.
    JsonObject answerRaw(byte[] event) {
        return JsonObject.parse(wiring.endpoint().answer(event, "aws-request", XRAY).payload());
    }

    /// The answer to an interaction that Discord signed now; it must be a 200.
    JsonObject answer(Posted interaction) {
        JsonObject response = answer(signed(interaction.bytes()));
        if (response.integer("statusCode") != 200) {
            throw new AssertionError("answered " + response.integer("statusCode"));
        }
        return JsonObject.parse(response.string("body"));
    }

    /// The text of the answer, which has to be a message that nobody else reads.
    String told(Posted interaction) {
        JsonObject answer = answer(interaction);
        assertThat(answer.integer("type")).isEqualTo(4);
        JsonObject data = answer.object("data");
        assertThat(data.number("flags") & 64).as("ephemeral").isEqualTo(64);
        return data.objects("components")
                .getFirst()
                .objects("components")
                .getFirst()
                .string("content");
    }

    static HttpApiEvent signed(byte[] interaction) {
        return new HttpApiEvent()
                .body(interaction)
                .signedBy(DISCORD, String.valueOf(NOW.getEpochSecond()));
    }

    /// What the guild of the files has set, changed.
    void set(UnaryOperator<GuildSettings> change) {
        StoredSettings before = records().settings(GUILD);
        records().keep(GUILD, before, change.apply(before.now()));
    }

    /// Everything runs again, nothing waits in a queue or was logged, and nothing is set in the
    /// guild of the files.
    void repair() {
        log.reset();
        sqs.proxy().restore();
        dynamo.proxy().restore();
        outside.answers(204, "");
        outside.callbacks().clear();
        set(_ -> GuildSettings.USUAL);
        for (int partition = 0; partition < PARTITIONS.count(); partition++) {
            taken(sqs.queueUrl(partition));
        }
        taken(sqs.billingUrl());
    }

    /// Takes the messages that wait in the queue of a guild's partition.
    List<Message> queued() {
        return queued(GUILD);
    }

    /// The same of another guild's.
    List<Message> queued(GuildId guild) {
        return taken(sqs.queueUrl(PARTITIONS.of(guild)));
    }

    private List<Message> taken(String url) {
        List<Message> messages =
                sqs.client()
                        .receiveMessage(request ->
                                request.queueUrl(url)
                                        .maxNumberOfMessages(10)
                                        .messageAttributeNames("All")
                                        .messageSystemAttributeNames(
                                                MessageSystemAttributeName.ALL))
                        .messages();
        for (Message message : messages) {
            sqs.client()
                    .deleteMessage(request ->
                            request.queueUrl(url).receiptHandle(message.receiptHandle()));
        }
        return messages;
    }

    List<CommandEnvelope> queuedCommands() {
        return queuedCommands(GUILD);
    }

    List<CommandEnvelope> queuedCommands(GuildId guild) {
        return queued(guild).stream()
                .map(message -> Stored.read(CommandCodec.decode(message.body(), Formats.CURRENT)))
                .toList();
    }

    /// Takes what waits for the billing function.
    List<Message> ordered() {
        return taken(sqs.billingUrl());
    }

    /// The lines that it wrote of what it measured since it was asked.
    String figures() {
        figures.write();
        String lines = figureLines.toString(UTF_8);
        figureLines.reset();
        return lines;
    }

    /// Everything that the edge logged so far.
    String log() {
        return log.toString(UTF_8);
    }

    @Override
    public void close() {
        outside.close();
        store.close();
        sqs.close();
        dynamo.close();
    }
}
