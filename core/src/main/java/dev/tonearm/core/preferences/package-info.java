/// What a server can choose for itself.
@NullMarked
package dev.tonearm.core.preferences;

import org.jspecify.annotations.NullMarked;
