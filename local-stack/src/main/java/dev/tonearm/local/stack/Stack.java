package dev.tonearm.local.stack;

import dev.tonearm.discord.DiscordSimulator;
import dev.tonearm.discord.voice.VoiceServer;
import dev.tonearm.local.aws.AwsCall;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.local.lambda.LambdaHost;
import dev.tonearm.local.observe.Observed;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Everything of Tonearm and around it on this machine, running: what `./tonearm local` shows and
/// what end-to-end tests and load runs drive. Closing it ends every process.
public final class Stack implements AutoCloseable {
    /// As whom the interactions function calls AWS.
    public static final String INTERACTIONS = "interactions";

    /// As whom the billing function calls AWS.
    public static final String BILLING = "billing";

    /// As whom every worker calls AWS.
    public static final String WORKER = "worker";

    private final StackSettings settings;
    private final StackFile file;
    private final Closing closing = new Closing();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Parts parts = new Parts();
    private final StackStart start;
    private volatile StackStart.@Nullable Running running;

    Stack(StackSettings settings, Progress progress) {
        this.settings = settings;
        this.file = new StackFile(settings.directory());
        this.start = new StackStart(settings, progress, closing, parts, this::changed);
    }

    /// Starts everything and returns when all of it is ready.
    ///
    /// @throws PartFailedException when something did not start; all else is stopped by then
    public static Stack start(StackSettings settings, Progress progress) {
        findWhatTheJdkLogsBy();
        var stack = new Stack(settings, progress);
        stack.start();
        return stack;
    }

    /// It is looked for under a lock. Parts start in virtual threads: the one that looks may be put
    /// aside while as many others as there are cores wait for that lock in the middle of
    /// initialising a class, which none of them can be put aside for. On two cores that was a stack
    /// that never started.
    private static void findWhatTheJdkLogsBy() {
        var _ = System.LoggerFinder.getLoggerFinder();
    }

    void start() {
        try {
            running = start.run();
            file.write(facts());
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// The page, or with a real Discord only the control API.
    public URI page() {
        return running().base();
    }

    Addresses addresses() {
        return new Addresses(page(), settings.outside().discord().isEmpty(), observed());
    }

    public URI control() {
        return running().base().resolve("/control/");
    }

    public URI interactions() {
        return running().function().url();
    }

    /// Of the first worker.
    public URI workerMetrics() {
        return running().workers().getFirst().metrics();
    }

    /// What CloudWatch would know of this stack, as an exporter shows it.
    public URI cloudWatch() {
        return running().cloudwatch();
    }

    /// The first node.
    public Lavalink lavalink() {
        return running().lavalinks().getFirst().lavalink();
    }

    /// The nodes by the names that workers know them by.
    public Map<String, Lavalink> lavalinks() {
        var nodes = new LinkedHashMap<String, Lavalink>();
        running().lavalinks().forEach(node -> nodes.put(node.name(), node.lavalink()));
        return nodes;
    }

    public LambdaHost function() {
        return running().function();
    }

    /// The first worker.
    public StackProcess worker() {
        return workers().getFirst();
    }

    /// By their numbers.
    public List<StackProcess> workers() {
        return running().workers().stream().map(Processes.Worker::process).toList();
    }

    /// The built-in nodes by their numbers; empty when another Lavalink is used.
    public List<StackProcess> nodes() {
        return running().nodes();
    }

    /// The queues, unless they are the real ones.
    public Optional<LocalSqs> sqs() {
        return Optional.ofNullable(running().aws().sqs());
    }

    /// The table, unless it is the real one.
    public Optional<LocalDynamo> dynamo() {
        return Optional.ofNullable(running().aws().dynamo());
    }

    /// The simulator, unless Discord is the real one.
    public Optional<DiscordSimulator> discord() {
        return running().discord() instanceof SimulatedDiscord simulated
                ? Optional.of(simulated.simulator())
                : Optional.empty();
    }

    /// What is heard in voice, unless Discord is the real one.
    public Optional<VoiceServer> voice() {
        return Optional.ofNullable(running().voice());
    }

    /// What sells plans, if anything does.
    public Optional<Sales> sales() {
        return running().sales();
    }

    /// Prometheus and Alertmanager, if they look on.
    public Optional<Observed> observed() {
        return start.observers().now();
    }

    /// Lets them look on from now on, where they do not.
    ///
    /// @throws dev.tonearm.core.environment.WrongSettingsException where this machine has none
    public Observed observe() {
        return start.observers().begin(running().base());
    }

    /// What its parts have asked of AWS so far, each by its own name ([#INTERACTIONS], [#BILLING],
    /// [#WORKER]); what tests asked for is among it, by another.
    public Set<AwsCall> calls() {
        var calls = new TreeSet<AwsCall>();
        parts.all().forEach(part -> calls.addAll(part.calls()));
        return calls;
    }

    /// Returns when somebody has closed it.
    void awaitEnd() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        file.end();
        closing.close();
        stopped.countDown();
    }

    private StackStart.Running running() {
        StackStart.Running now = running;
        if (now == null) throw new IllegalStateException("the stack is not ready");
        return now;
    }

    private void changed(Part part) {
        StackStart.Running now = running;
        if (now == null) return;
        now.discord().changed(part);
        if (part.state() == Part.State.UP) file.write(facts()); // it may have another process id
    }

    private Map<String, Object> facts() {
        var now = running();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("page", settings.outside().discord().isEmpty() ? page().toString() : null);
        facts.put("interactions", interactions().toString());
        facts.put("control", control().toString());
        facts.put("sqs", sqs().map(it -> it.endpoint().toString()).orElse(null));
        facts.put("billingQueue", sqs().map(LocalSqs::billingUrl).orElse(null));
        facts.put("dynamodb", dynamo().map(it -> it.endpoint().toString()).orElse(null));
        facts.put("lavalink", lavalink().url().toString());
        facts.put("lavalinkPassword", lavalink().password());
        var nodes = new LinkedHashMap<String, String>();
        lavalinks().forEach((name, node) -> nodes.put(name, node.url().toString()));
        facts.put("lavalinkByName", nodes);
        facts.put("workerMetrics", workerMetrics().toString());
        var metrics = new LinkedHashMap<String, String>();
        now.workers()
                .forEach(worker ->
                        metrics.put(worker.process().name(), worker.metrics().toString()));
        facts.put("workerMetricsByName", metrics);
        facts.put("voiceCaFile", voice().map(it -> it.caFile().toString()).orElse(null));
        facts.put("voiceTrustStore", voice().map(it -> it.trustStore().toString()).orElse(null));
        facts.put("privateKeyFile", null);
        facts.putAll(Sales.facts(now.sales()));
        facts.put("metrics", cloudWatch().toString());
        facts.put("prometheus", observed().map(it -> it.prometheus().toString()).orElse(null));
        facts.put("alertmanager", observed().map(it -> it.alertmanager().toString()).orElse(null));
        facts.put("plans", now.aws().environment().get("TONEARM_PLANS"));
        facts.put("discordApi", null);
        facts.put("discordToken", null);
        facts.putAll(now.discord().facts());
        var pids = new LinkedHashMap<String, Long>();
        pids.put("supervisor", ProcessHandle.current().pid());
        parts.all().forEach(part -> part.pid().ifPresent(pid -> pids.put(part.name(), pid)));
        facts.put("pids", pids);
        return facts;
    }

    /// All of these, or the first failure of one, whichever comes first.
    static void join(CompletableFuture<?>... all) {
        var first = new CompletableFuture<Void>();
        for (var one : all) {
            var _ =
                    one.whenComplete((_, failure) -> {
                        if (failure != null) first.completeExceptionally(failure);
                    });
        }
        CompletableFuture.anyOf(CompletableFuture.allOf(all), first).join();
    }
}
