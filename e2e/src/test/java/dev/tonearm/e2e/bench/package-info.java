@NullMarked
package dev.tonearm.e2e.bench;

import org.jspecify.annotations.NullMarked;
