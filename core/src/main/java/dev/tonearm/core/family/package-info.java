/// What a family of commands is, and what all families share.
@NullMarked
package dev.tonearm.core.family;

import org.jspecify.annotations.NullMarked;
