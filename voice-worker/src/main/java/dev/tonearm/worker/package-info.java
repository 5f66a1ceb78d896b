/// The voice worker: plays what the guilds of its partitions ask for.
/// [dev.tonearm.worker.WorkerMain] starts it, and its parts are listed in one factory.
@NullMarked
package dev.tonearm.worker;

import org.jspecify.annotations.NullMarked;
