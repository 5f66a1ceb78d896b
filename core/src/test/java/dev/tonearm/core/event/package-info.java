@NullMarked
package dev.tonearm.core.event;

import org.jspecify.annotations.NullMarked;
