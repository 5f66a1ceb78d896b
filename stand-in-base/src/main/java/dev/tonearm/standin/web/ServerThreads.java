package dev.tonearm.standin.web;

import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Threads for a Jetty: handlers run on virtual ones, since most of them wait.
public final class ServerThreads {
    private ServerThreads() {}

    /// Not Javalin's own switch for virtual threads, which puts Jetty's selectors on them too and
    /// lets those block the carriers.
    public static QueuedThreadPool named(String name) {
        var threads = new QueuedThreadPool();
        threads.setName(name);
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(
                VirtualThreads.getNamedVirtualThreadsExecutor(name + "-"));
        return threads;
    }
}
