package dev.tonearm.core.catalogue;

import dev.tonearm.core.about.AboutFamily;
import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Recount;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.guild.Among;
import dev.tonearm.core.house.HouseFamily;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.panel.ShowNowPlaying;
import dev.tonearm.core.playback.PlaybackFamily;
import dev.tonearm.core.player.Ballot;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.HouseEvent;
import dev.tonearm.core.player.Player;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.premium.PremiumRoute;
import dev.tonearm.core.premium.PremiumSpec;
import dev.tonearm.core.privacy.PrivacyRoute;
import dev.tonearm.core.privacy.PrivacySpec;
import dev.tonearm.core.queue.QueueFamily;
import dev.tonearm.core.queue.RetraceButton;
import dev.tonearm.core.settings.SettingsRoute;
import dev.tonearm.core.settings.SettingsSpec;
import dev.tonearm.core.settings.ShowSetup;
import dev.tonearm.core.sound.SoundFamily;
import dev.tonearm.core.voice.VoiceFamily;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;

/// All families of commands. Registration, validation, help and the command reference are made from
/// it, and whoever has a command of any family turns to it.
public final class Catalogue {
    private static final List<Family<?>> FAMILIES =
            List.of(
                    new PlaybackFamily(),
                    new QueueFamily(),
                    new SoundFamily(),
                    new VoiceFamily(),
                    new AboutFamily(),
                    new HouseFamily());

    /// The trees of each family, made when somebody first asks for one of them.
    private static final Map<Family<?>, List<CommandSpec>> TREES = new ConcurrentHashMap<>();

    /// The chapter of commands that are of no family.
    private static final String MORE = "more";

    private Catalogue() {}

    /// Every family.
    public static List<Family<?>> families() {
        return FAMILIES;
    }

    /// The trees of all commands, in the order in which help shows them.
    public static List<CommandSpec> commands() {
        List<CommandSpec> specs = new ArrayList<>();
        chapters().values().forEach(specs::addAll);
        return specs;
    }

    /// The same by family; what shows the whole of the player, and help itself, is of none.
    static SequencedMap<String, List<CommandSpec>> chapters() {
        SequencedMap<String, List<CommandSpec>> chapters = new LinkedHashMap<>();
        for (Family<?> family : FAMILIES) {
            if (!trees(family).isEmpty()) chapters.put(family.name(), trees(family));
        }
        chapters.put(PremiumSpec.NAME, List.of(PremiumSpec.SPEC));
        chapters.put(Gate.SETTINGS, List.of(ShowSetup.SPEC, SettingsSpec.SPEC));
        chapters.put(PrivacySpec.NAME, List.of(PrivacySpec.SPEC));
        chapters.put(MORE, List.of(ShowNowPlaying.SPEC, ShowHelp.SPEC));
        return chapters;
    }

    /// All that can be given: every command and every part of a group.
    public static List<SlashCommand> slashCommands() {
        List<SlashCommand> commands = new ArrayList<>();
        for (CommandSpec spec : commands()) commands.addAll(spec.commands());
        return commands;
    }

    /// What a path leads to, such as `play` or `effects preset`.
    public static Optional<SlashCommand> find(String path) {
        for (Family<?> family : FAMILIES) {
            for (CommandSpec spec : trees(family)) {
                if (leadsTo(spec, path)) return find(spec, path);
            }
        }
        if (leadsTo(ShowNowPlaying.SPEC, path)) return find(ShowNowPlaying.SPEC, path);
        if (leadsTo(PremiumSpec.SPEC, path)) return find(PremiumSpec.SPEC, path);
        if (leadsTo(PrivacySpec.SPEC, path)) return find(PrivacySpec.SPEC, path);
        if (path.startsWith(Gate.SETTINGS)) return find(SettingsSpec.SPEC, path);
        if (path.equals(Gate.SETUP)) return find(ShowSetup.SPEC, path);
        return leadsTo(ShowHelp.SPEC, path) ? find(ShowHelp.SPEC, path) : Optional.empty();
    }

    private static boolean leadsTo(CommandSpec spec, String path) {
        String name = spec.name();
        return path.startsWith(name)
                && (path.length() == name.length() || path.charAt(name.length()) == ' ');
    }

    private static Optional<SlashCommand> find(CommandSpec spec, String path) {
        for (SlashCommand command : spec.commands()) {
            if (command.path().equals(path)) return Optional.of(command);
        }
        return Optional.empty();
    }

    private static List<CommandSpec> trees(Family<?> family) {
        return TREES.computeIfAbsent(family, Family::specs);
    }

    /// What a press, a choice or a form that was sent off means.
    ///
    /// @param customId as Discord sent it
    /// @param values what was chosen in a select
    /// @param fields what was filled in, by the names of the form's fields
    public static Meaning pressed(
            String customId, List<String> values, Map<String, String> fields) {
        return CustomId.parse(customId)
                .flatMap(id ->
                        route(id.route())
                                .map(route -> Meaning.of(route, new Press(id, values, fields))))
                .orElseGet(Meaning.Old::new);
    }

    private static Optional<Route> route(String name) {
        for (Route route : Routes.ALL) {
            if (route.wire().equals(name)) return Optional.of(route);
        }
        return Optional.empty();
    }

    /// Where all buttons, selects and forms lead.
    static List<Route> routes() {
        return Routes.ALL;
    }

    /// What an input does to a player: a command its family decides, a report the player itself.
    ///
    /// @param now the time the resulting line is written with
    public static Decision decide(PlayerState state, PlayerInput input, Instant now) {
        return switch (input) {
            case PlayerInput.Asked asked -> {
                Asking asking = new Asking(state, asked, now);
                yield family(asked.command()).decided(asked.command(), asking);
            }
            case PlayerInput.CrowdSeen seen ->
                    new Decision.Accepted(recounted(new Recount(state, seen, now)));
            case PlayerInput.Report report -> Player.decide(state, report, now);
        };
    }

    /// What the first of the votes does that are enough since who listens has changed; what else is
    /// enough is so the next time.
    private static List<PlayerEvent> recounted(Recount recount) {
        for (Ballot ballot : recount.enough()) {
            for (Family<?> family : FAMILIES) {
                Optional<? extends CommandForm> form = form(family, ballot.command());
                List<PlayerEvent> events =
                        form.map(its -> recount.carriedOut(ballot, its, family)).orElse(List.of());
                if (!events.isEmpty()) return events;
            }
        }
        return List.of();
    }

    private static Optional<? extends CommandForm> form(Family<?> family, String wire) {
        return family.forms().stream().filter(form -> form.wire().equals(wire)).findFirst();
    }

    /// The name of the family that a command of this wire name is of; empty for none.
    public static Optional<String> familyOf(String wire) {
        for (Family<?> family : FAMILIES) {
            if (form(family, wire).isPresent()) return Optional.of(family.name());
        }
        return Optional.empty();
    }

    /// The slash command that does what a command of this wire name does, such as `effects preset`;
    /// empty for what nobody can type.
    public static Optional<String> slashOf(String wire) {
        for (Family<?> family : FAMILIES) {
            Optional<String> slash = form(family, wire).map(CommandForm::slash);
            if (slash.isPresent()) return slash.filter(path -> find(path).isPresent());
        }
        return Optional.empty();
    }

    /// What everybody reads when votes were enough because who listens has changed; below it how to
    /// undo that, if it can be.
    public static Optional<Message> agreed(Done done, Texts texts) {
        Optional<HouseEvent.Agreed> agreed = done.last(HouseEvent.Agreed.class);
        if (agreed.isEmpty()) return Optional.empty();
        for (Family<?> family : FAMILIES) {
            Optional<? extends CommandForm> form = form(family, agreed.get().command());
            if (form.isPresent()) {
                return Recount.told(agreed.get(), form.get(), family, done, texts)
                        .map(message -> RetraceButton.below(message, done, texts));
            }
        }
        return Optional.empty();
    }

    /// Why a command cannot be done, before anything is looked up for it.
    public static Optional<Refusal> refusedBeforeLookup(
            PlayerState state, PlayerInput.Asked asked, Instant now) {
        return family(asked.command())
                .refusedBeforeLookup(asked.command(), new Asking(state, asked, now));
    }

    /// What a listener reads when a command was done; below it how to undo that, if it can be.
    public static Message answer(PlayerCommand command, Done done, Texts texts) {
        Message answer = answer(family(command), command, done, texts);
        return RetraceButton.below(answer, done, texts);
    }

    /// What stands in place of that answer once Discord has taken it, if anything does.
    ///
    /// @param took how long Discord needed for the answer
    public static Optional<Message> afterwards(
            PlayerCommand command, Done done, Duration took, Texts texts) {
        return afterwards(family(command), command, done, took, texts);
    }

    private static <C extends PlayerCommand> Optional<Message> afterwards(
            Family<C> family, PlayerCommand command, Done done, Duration took, Texts texts) {
        return family.afterwards(family.type().cast(command), done, took, texts);
    }

    private static <C extends PlayerCommand> Message answer(
            Family<C> family, PlayerCommand command, Done done, Texts texts) {
        return family.answered(family.type().cast(command), done, texts);
    }

    /// The slash command that does what a request does; servers turn commands off, not buttons.
    public static String slash(Request request) {
        return switch (request) {
            case Request.Player(var command) -> command.form().slash();
            case Request.Show(var read) -> read.slash();
            case Request.Turn(var read) -> read.slash();
            case Request.Ask(var dialog) -> dialog.slash();
            case Request.Hand(var handout) -> handout.slash();
            case Request.Save(var write) -> write.slash();
            case Request.Book(var booking) -> booking.slash();
            case Request.Buy(var order) -> order.slash();
        };
    }

    /// What a member needs for a request: what the slash command asks for that does the same, which
    /// Discord checks before it sends a command, but not before a press.
    public static Permission permission(Request request) {
        if (request instanceof Request.Save(var write)) return write.permission();
        if (request instanceof Request.Book(var booking)) return booking.permission();
        return find(slash(request)).map(SlashCommand::permission).orElse(Permission.CONNECT);
    }

    /// Who may give a command, or those of a group, in a server that has DJs and says nothing of
    /// it.
    public static Among among(String path) {
        return find(path)
                .or(() ->
                        slashCommands().stream()
                                .filter(command -> command.path().startsWith(path + " "))
                                .findFirst())
                .map(SlashCommand::among)
                .orElse(Among.FREE);
    }

    /// Reads the command of a wire name.
    ///
    /// @throws IllegalArgumentException if no form has this name, or the arguments are none of it
    static PlayerCommand command(String wire, JsonObject arguments) {
        for (Family<?> family : FAMILIES) {
            for (CommandForm form : family.forms()) {
                if (form.wire().equals(wire)) return form.read(arguments);
            }
        }
        throw new IllegalArgumentException("no command has this name");
    }

    private static Family<?> family(PlayerCommand command) {
        for (Family<?> family : FAMILIES) {
            if (family.type().isInstance(command)) return family;
        }
        throw new IllegalArgumentException("no family has " + command.getClass());
    }

    /// Where all components lead; a cold edge that answers a slash command needs none of them.
    private static final class Routes {
        static final List<Route> ALL = all();

        private static List<Route> all() {
            List<Route> routes = new ArrayList<>();
            for (Family<?> family : FAMILIES) routes.addAll(family.routes());
            routes.addAll(List.of(SettingsRoute.values()));
            routes.addAll(List.of(PremiumRoute.values()));
            routes.addAll(List.of(PrivacyRoute.values()));
            routes.addAll(List.of(HelpRoute.values()));
            return List.copyOf(routes);
        }
    }
}
