package dev.tonearm.drive;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Takes all memory away from another process of this machine that is a JVM.
public final class Exhaustion {
    private static final String AGENT = Greed.class.getName();

    private Exhaustion() {}

    /// Strikes; the process notices within moments.
    public static void of(long pid) {
        try {
            Path jar = Files.createTempFile("greed", ".jar");
            try {
                pack(jar);
                load(pid, jar);
            } finally {
                Files.delete(jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " was not reached", e);
        }
    }

    private static void load(long pid, Path jar) throws IOException {
        VirtualMachine machine;
        try {
            machine = VirtualMachine.attach(String.valueOf(pid));
        } catch (AttachNotSupportedException e) {
            throw new IOException("no JVM", e);
        }
        try {
            machine.loadAgent(jar.toString());
            machine.detach();
        } catch (IOException | AgentLoadException | AgentInitializationException e) {
            // The process ended before it could say that the agent is there.
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
                throw new IOException("the agent was not taken", e);
            }
        }
    }

    private static void pack(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", AGENT);
        String path = AGENT.replace('.', '/') + ".class";
        try (InputStream bytes = Exhaustion.class.getResourceAsStream("/" + path);
                var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            if (bytes == null) throw new IOException(path + " is missing");
            out.putNextEntry(new JarEntry(path));
            bytes.transferTo(out);
            out.closeEntry();
        }
    }
}
