@NullMarked
package dev.tonearm.core.library;

import org.jspecify.annotations.NullMarked;
