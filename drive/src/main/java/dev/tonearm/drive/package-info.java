/// Drives a running stack from outside, by the control API of docs/simulator.md and
/// docs/local-stack.md.
@NullMarked
package dev.tonearm.drive;

import org.jspecify.annotations.NullMarked;
