package dev.tonearm.drive;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The store of a running stack, as a worker would see it.
public final class Stores {
    private static final int PAGE = 500;

    private Stores() {}

    /// What was read from a stack of this very build.
    ///
    /// @throws IllegalStateException if another build wrote it
    public static <T> T own(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T>(var value) -> value;
            case Reading.Newer<T>(int format) ->
                    throw new IllegalStateException("written by a build of format " + format);
        };
    }

    /// Reads what a guild's journal has from a line on.
    ///
    /// @return the line that will come next
    public static long readOn(
            PlayerJournal journal, GuildId guild, long from, Consumer<JournalLine> each) {
        long next = from;
        while (true) {
            List<Reading<JournalLine>> page = journal.lines(guild, next, PAGE);
            if (page.isEmpty()) return next;
            for (Reading<JournalLine> line : page) {
                JournalLine read = own(line);
                each.accept(read);
                next = read.sequence() + 1;
            }
        }
    }

    /// A client of its own, by the SDK's own settings.
    ///
    /// @param partitions how many the stack has
    public static DynamoStore connect(Stack stack, int partitions) {
        return connect(stack, StoreSettings.TABLE, partitions, Formats.CURRENT);
    }

    /// The same of another table, or as another build reads it.
    public static DynamoStore connect(Stack stack, String table, int partitions, Formats formats) {
        System.setProperty("aws.region", LocalCredentials.REGION.id());
        System.setProperty("aws.accessKeyId", "onlooker");
        System.setProperty("aws.secretAccessKey", "onlooker");
        System.setProperty(
                "aws.endpointUrlDynamoDb", stack.dynamo().orElseThrow().endpoint().toString());
        return DynamoStore.connect(
                StoreSettings.worker(table, new Partitions(partitions)),
                UrlConnectionHttpClient.builder(),
                formats,
                InstantSource.system());
    }
}
