/// Tests of the gate.
@NullMarked
package dev.tonearm.core.guild;

import org.jspecify.annotations.NullMarked;
