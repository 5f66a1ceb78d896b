/// Tests of the gate.
@NullMarked
package dev.tonearm.core.gate;

import org.jspecify.annotations.NullMarked;
