@NullMarked
package dev.tonearm.core.notice;

import org.jspecify.annotations.NullMarked;
