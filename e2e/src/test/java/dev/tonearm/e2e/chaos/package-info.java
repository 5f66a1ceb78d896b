@NullMarked
package dev.tonearm.e2e.chaos;

import org.jspecify.annotations.NullMarked;
