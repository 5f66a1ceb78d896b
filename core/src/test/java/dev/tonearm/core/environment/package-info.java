@NullMarked
package dev.tonearm.core.environment;

import org.jspecify.annotations.NullMarked;
