/// What an operator does for a server by hand.
@NullMarked
package dev.tonearm.operator;

import org.jspecify.annotations.NullMarked;
