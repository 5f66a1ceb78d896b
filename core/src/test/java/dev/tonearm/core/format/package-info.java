@NullMarked
package dev.tonearm.core.format;

import org.jspecify.annotations.NullMarked;
