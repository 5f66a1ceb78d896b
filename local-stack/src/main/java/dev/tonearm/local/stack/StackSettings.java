package dev.tonearm.local.stack;

import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.discord.record.Behaviour;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a stack is set up.
///
/// @param home the checkout, whose built modules are run and whose stacks share the built-in pieces
/// @param directory where logs, keys and `stack.json` go
/// @param port of the page, 0 for a free one
/// @param lavalink instead of the built-in node
/// @param music the operator's own folder instead of the built-in pieces
/// @param outside what is real instead of simulated
/// @param behaviour of the simulated Discord; the bot reads its request channels where it may
/// @param clockAudio the built-in node only counts time instead of sending sound
/// @param warm environments of the function that are initialised before all is ready
/// @param environments of the function, at most
/// @param sales the plans that are sold, by the name of their file; null where nothing is
/// @param fleet how many processes there are of workers and nodes
/// @param deployment which queues, table, rules and environment a deployment has, to be like it;
///   null for what this build has by itself
/// @param observed whether Prometheus and Alertmanager look on
public record StackSettings(
        Path home,
        Path directory,
        int port,
        @Nullable Lavalink lavalink,
        @Nullable Path music,
        Outside outside,
        Behaviour behaviour,
        boolean clockAudio,
        int warm,
        int environments,
        @Nullable String sales,
        Fleet fleet,
        @Nullable Deployment deployment,
        boolean observed) {

    public StackSettings {
        directory = directory.toAbsolutePath();
        if (outside.discord().isPresent() && lavalink == null) {
            throw new WrongSettingsException(
                    "the real Discord demands end-to-end encryption, which the built-in node does not speak:"
                            + " give --lavalink URL --lavalink-password P");
        }
    }

    /// All simulated, in this checkout, with files in `directory`.
    public static StackSettings in(Path directory) {
        return new StackSettings(
                Deployables.home(),
                directory,
                0,
                null,
                null,
                Outside.SIMULATED,
                Behaviour.defaults().withMessageContent(),
                false,
                1,
                2,
                null,
                Fleet.SMALLEST,
                null,
                false);
    }

    static StackSettings of(Flags.Run flags, Outside outside) {
        Path home = Deployables.home();
        return new StackSettings(
                home,
                home.resolve(".local"),
                flags.port(),
                flags.lavalink(),
                flags.music(),
                outside,
                Behaviour.defaults().withMessageContent(),
                false,
                1,
                2,
                flags.plans(),
                Fleet.of(flags.workers(), flags.nodes()),
                null,
                flags.observe());
    }

    /// With a Discord that lets the bot read what people write, or does not, as it is at first.
    public StackSettings withBehaviour(Behaviour of) {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                music,
                outside,
                of,
                clockAudio,
                warm,
                environments,
                sales,
                fleet,
                deployment,
                observed);
    }

    public StackSettings withClockAudio() {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                music,
                outside,
                behaviour,
                true,
                warm,
                environments,
                sales,
                fleet,
                deployment,
                observed);
    }

    /// Plays what is in this folder.
    public StackSettings withMusic(Path folder) {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                folder,
                outside,
                behaviour,
                clockAudio,
                warm,
                environments,
                sales,
                fleet,
                deployment,
                observed);
    }

    /// All of them warm from the start.
    public StackSettings withEnvironments(int count) {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                music,
                outside,
                behaviour,
                clockAudio,
                count,
                count,
                sales,
                fleet,
                deployment,
                observed);
    }

    /// So many workers, built-in nodes and partitions.
    ///
    /// @throws WrongSettingsException when there cannot be so many
    public StackSettings withFleet(int workers, int nodes, int partitions) {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                music,
                outside,
                behaviour,
                clockAudio,
                warm,
                environments,
                sales,
                new Fleet(workers, nodes, partitions),
                deployment,
                observed);
    }

    /// Sells the plans of a file that comes with every build, or of another by its path: with a
    /// simulated Stripe and the billing function, which is started by the first who wants something
    /// of it.
    public StackSettings withSales(String plans) {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                music,
                outside,
                behaviour,
                clockAudio,
                warm,
                environments,
                plans,
                fleet,
                deployment,
                observed);
    }

    /// As somebody has deployed it, with as many partitions as there.
    public StackSettings as(Deployment deployed) {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                music,
                outside,
                behaviour,
                clockAudio,
                warm,
                environments,
                sales,
                new Fleet(fleet.workers(), fleet.nodes(), deployed.partitions()),
                deployed,
                observed);
    }

    /// With Prometheus and Alertmanager, which read what its parts measure and know the rules and
    /// routes of `monitoring/`.
    public StackSettings withObservers() {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                music,
                outside,
                behaviour,
                clockAudio,
                warm,
                environments,
                sales,
                fleet,
                deployment,
                true);
    }
}
