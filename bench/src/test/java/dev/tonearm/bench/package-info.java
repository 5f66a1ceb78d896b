@NullMarked
package dev.tonearm.bench;

import org.jspecify.annotations.NullMarked;
