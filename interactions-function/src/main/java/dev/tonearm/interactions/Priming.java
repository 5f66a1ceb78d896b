package dev.tonearm.interactions;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.queue.QueuePage;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.queue.CommandQueue;
import dev.tonearm.function.signature.DiscordSignature;
import dev.tonearm.function.trace.TraceParent;
import dev.tonearm.interactions.answer.Answer;
import dev.tonearm.interactions.figure.AnswerKind;
import dev.tonearm.interactions.request.Incoming;
import dev.tonearm.interactions.request.IncomingReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/// Goes the way of a command once while nobody waits, so that the first listener does not wait for
/// classes to load and connections to open. It changes nothing: it writes nothing and sends
/// nothing.
public final class Priming {
    /// The signature of RFC 8032's first test: as good as any to be verified in full and refused.
    private static final String SIGNATURE =
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                    + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    private static final byte[] COMMAND =
            """
            {"type":2,"id":"1","application_id":"1","token":"","guild_id":"1","channel_id":"1",
             "member":{"permissions":"0","user":{"id":"1"}},
             "data":{"name":"play","options":[{"type":3,"name":"query","value":"x"}]}}
            """
                    .getBytes(StandardCharsets.UTF_8);

    private static final GuildId NOBODY = new GuildId(0);

    private final DiscordSignature signature;
    private final PlayerJournal journal;
    private final CommandQueue queue;
    private final InstantSource clock;

    public Priming(
            DiscordSignature signature,
            PlayerJournal journal,
            CommandQueue queue,
            InstantSource clock) {
        this.signature = signature;
        this.journal = journal;
        this.queue = queue;
        this.clock = clock;
    }

    /// Whether nobody waits while the function starts: where it starts on demand, a listener does,
    /// whose own command loads what it needs and nothing that it does not (docs/adr/0018).
    public static boolean pays(Map<String, String> environment) {
        return !"on-demand".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }

    /// Services that are away are no reason not to start: the first command will say so.
    public void run() {
        // The queue's client and the rest load different classes, and there is a second core while
        // a function starts.
        Thread sqs = Thread.ofPlatform().name("prime-queue").start(queue::prime);
        try {
            journal.load(NOBODY);
        } catch (JournalUnavailableException _) {
            // as above
        }
        ownCode();
        try {
            sqs.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void ownCode() {
        byte[] event =
                """
                {"headers":{"x-signature-ed25519":"%s","x-signature-timestamp":"%d"},"body":"{}"}
                """
                        .formatted(SIGNATURE, clock.instant().getEpochSecond())
                        .getBytes(StandardCharsets.UTF_8);
        HttpRequest.parse(event).ifPresent(signature::of);
        if (IncomingReader.read(COMMAND) instanceof Incoming.Command command) {
            Catalogue.find(command.name()).ifPresent(play -> Meaning.of(play, command.options()));
        }
        CommandCodec.encode(
                new CommandEnvelope(
                        new Interaction(
                                new InteractionId(0), 0, "", Interaction.Kind.COMMAND, "de"),
                        NOBODY,
                        new ChannelId(0),
                        new UserId(0),
                        Limits.STANDARD,
                        clock.instant(),
                        new PlaybackCommand.Pause()),
                Formats.CURRENT);
        var page = QueuePage.of(PlayerState.NEW, 1, clock.instant(), Texts.of("de"));
        HttpResponse.ok(new Answer.Told(page, AnswerKind.READ).json()).payload();
        TraceParent.start();
    }
}
