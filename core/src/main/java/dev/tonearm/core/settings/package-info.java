/// What a server can choose for itself.
@NullMarked
package dev.tonearm.core.settings;

import org.jspecify.annotations.NullMarked;
