package dev.tonearm.drive;

/// Runs inside the process that [Exhaustion] strikes, alone.
public final class Greed {
    private Greed() {}

    /// Asks for more than any heap of this machine holds, which takes no memory from others.
    ///
    /// @param unused what the JVM gives an agent
    public static void agentmain(String unused) {
        var thread = new Thread(() -> System.out.println(new long[Integer.MAX_VALUE - 8].length));
        thread.setName("greed");
        thread.start();
    }
}
