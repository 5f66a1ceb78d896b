/// How deployables read what their environment tells them.
@NullMarked
package dev.tonearm.core.environment;

import org.jspecify.annotations.NullMarked;
