package dev.tonearm.bench.chaos;

import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.drive.Exhaustion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One way to hurt the fleet, repaired at its end.
enum Fault {
    NONE("nothing") {
        @Override
        void strike(Scene scene) {
            scene.struckAll();
        }
    },
    WORKER_KILLED("worker killed") {
        @Override
        void strike(Scene scene) {
            WorkerId victim = scene.busiestWorker();
            Set<Integer> partitions = scene.partitionsOf(victim);
            scene.control().kill(victim.name());
            scene.struckWorker(victim, partitions);
            scene.say("killed " + victim.name() + ", which owned " + partitions);
            scene.recovered();
            scene.control().start(victim.name());
        }
    },
    /// It ends by itself, at once, instead of going on without some of its threads, and is started
    /// again as an orchestrator would.
    WORKER_WITHOUT_MEMORY("worker without memory") {
        @Override
        void strike(Scene scene) {
            WorkerId victim = scene.busiestWorker();
            Set<Integer> partitions = scene.partitionsOf(victim);
            Exhaustion.of(scene.control().pid(victim.name()));
            scene.struckWorker(victim, partitions);
            scene.say("took all memory away from " + victim.name() + ", which owned " + partitions);
            scene.recovered();
            scene.control().start(victim.name());
        }
    },
    /// Much longer than a lease, so that it wakes up to find others in its place.
    WORKER_STALLED("worker stalled") {
        @Override
        void strike(Scene scene) throws InterruptedException {
            WorkerId victim = scene.busiestWorker();
            Set<Integer> partitions = scene.partitionsOf(victim);
            scene.control().pause(victim.name());
            scene.struckWorker(victim, partitions);
            scene.say("stopped " + victim.name() + ", which owned " + partitions);
            scene.lasts(STALL);
            scene.control().resume(victim.name());
            scene.say("let " + victim.name() + " go on");
        }
    },
    ROLLING_RESTART("rolling restart") {
        @Override
        void strike(Scene scene) {
            for (int number = 1; number <= ChaosSettings.WORKERS; number++) {
                String worker = "worker-" + number;
                scene.say("restarting " + worker);
                scene.restartingWorker(worker);
                scene.control().stop(worker);
                scene.control().start(worker);
                scene.recovered();
            }
        }
    },
    /// One worker has everything and the others begin together, as when a fleet starts.
    WORKERS_JOIN("workers join") {
        @Override
        void strike(Scene scene) {
            for (int number = 2; number <= ChaosSettings.WORKERS; number++) {
                scene.control().stop("worker-" + number);
            }
            scene.say("one worker has everything");
            for (int number = 2; number <= ChaosSettings.WORKERS; number++) {
                scene.control().start("worker-" + number);
            }
            scene.struckAll();
            scene.shared();
            scene.say("every worker has something");
            scene.struckAll();
            scene.recovered();
        }
    },
    NODE_KILLED("node killed") {
        @Override
        void strike(Scene scene) {
            String node = scene.busiestNode();
            List<ChaosGuild> guilds = scene.guildsOn(node);
            scene.control().kill(node);
            scene.struck(guilds);
            scene.say("killed " + node + ", which played " + guilds.size() + " guilds");
            scene.recovered();
            scene.control().start(node);
        }
    },
    GATEWAY_LOST("gateway lost") {
        @Override
        void strike(Scene scene) throws InterruptedException {
            scene.control().post("gateway/drop");
            scene.struckAll();
            scene.say("dropped every gateway connection");
            scene.recovered();
            scene.lasts(BETWEEN);
            scene.control().post("gateway/close", Map.of("code", 4000));
            scene.struckAll();
            scene.say("closed every gateway connection with 4000");
            scene.recovered();
            scene.lasts(BETWEEN);
        }
    },
    /// Discord takes the bot out of voice with it: this is heard.
    SESSION_INVALID("session invalid") {
        @Override
        void strike(Scene scene) {
            scene.control().post("gateway/invalidate", Map.of("resumable", false, "shard", 0));
            scene.struck(scene.guildsOfPartition(0));
            scene.say("ended the gateway session of shard 0");
        }
    },
    STORE_OUT("store out") {
        @Override
        void strike(Scene scene) throws InterruptedException {
            scene.control().cut("dynamodb");
            scene.struckAll();
            scene.say("cut the store off");
            scene.lasts(OUTAGE);
            scene.control().restore("dynamodb");
            scene.say("the store is back");
        }
    },
    QUEUES_OUT("queues out") {
        @Override
        void strike(Scene scene) throws InterruptedException {
            scene.control().cut("sqs");
            scene.struckAll();
            scene.say("cut the queues off");
            scene.lasts(OUTAGE);
            scene.control().restore("sqs");
            scene.say("the queues are back");
        }
    };

    /// A lease lasts 6 s.
    private static final Duration STALL = Duration.ofSeconds(15);

    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofSeconds(4);

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// Strikes, and returns when everything runs again.
    abstract void strike(Scene scene) throws InterruptedException;
}
