@NullMarked
package dev.tonearm.core.partition;

import org.jspecify.annotations.NullMarked;
