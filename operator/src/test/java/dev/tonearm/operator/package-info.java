/// Tests of what an operator does by hand.
@NullMarked
package dev.tonearm.operator;

import org.jspecify.annotations.NullMarked;
