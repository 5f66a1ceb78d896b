@NullMarked
package dev.tonearm.core.panel;

import org.jspecify.annotations.NullMarked;
