@NullMarked
package dev.tonearm.core.settings;

import org.jspecify.annotations.NullMarked;
