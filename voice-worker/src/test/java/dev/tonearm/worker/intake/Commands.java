package dev.tonearm.worker.intake;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.sound.SoundCommand;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Commands as the edge sends them.
final class Commands {
    static final GuildId GUILD = new GuildId(2L << 22);
    static final GuildId OTHER_GUILD = new GuildId(4L << 22);
    static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private Commands() {}

    /// A volume command: the number tells commands apart.
    static CommandEnvelope volume(GuildId guild, int number, Instant createdAt) {
        long id = ((createdAt.toEpochMilli() - 1_420_070_400_000L) << 22) + number;
        return new CommandEnvelope(
                new Interaction(
                        new InteractionId(id),
                        42,
                        "a-secret-token",
                        Interaction.Kind.COMMAND,
                        "en-US"),
                guild,
                new ChannelId(3001),
                new UserId(1001),
                Limits.STANDARD,
                createdAt,
                new SoundCommand.SetVolume(number));
    }

    static void send(SqsClient sqs, String queue, GuildId guild, int number) {
        CommandEnvelope envelope = volume(guild, number, Instant.now());
        send(sqs, queue, guild, envelope.interaction().id().toString(), encoded(envelope));
    }

    static void send(SqsClient sqs, String queue, GuildId guild, String id, String body) {
        sqs.sendMessage(message ->
                message.queueUrl(queue)
                        .messageGroupId(guild.toString())
                        .messageDeduplicationId(id)
                        .messageBody(body)
                        .messageAttributes(
                                Map.of(
                                        "traceparent",
                                        MessageAttributeValue.builder()
                                                .dataType("String")
                                                .stringValue(TRACEPARENT)
                                                .build())));
    }

    static int number(Delivery delivery) {
        return ((SoundCommand.SetVolume) delivery.envelope().command()).percent();
    }

    /// As today's edge sends it.
    static String encoded(CommandEnvelope envelope) {
        return CommandCodec.encode(envelope, Formats.CURRENT);
    }
}
