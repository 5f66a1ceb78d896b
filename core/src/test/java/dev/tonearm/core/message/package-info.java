@NullMarked
package dev.tonearm.core.message;

import org.jspecify.annotations.NullMarked;
