@NullMarked
package dev.tonearm.function.signature;

import org.jspecify.annotations.NullMarked;
