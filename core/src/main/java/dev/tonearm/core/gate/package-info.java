/// Whether a command may go on: what a server has decided, what its plan allows, and how much was
/// asked for.
@NullMarked
package dev.tonearm.core.gate;

import org.jspecify.annotations.NullMarked;
