/// How deployables read what their environment tells them.
@NullMarked
package dev.tonearm.core.settings;

import org.jspecify.annotations.NullMarked;
