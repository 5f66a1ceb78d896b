@NullMarked
package dev.tonearm.core.cost;

import org.jspecify.annotations.NullMarked;
