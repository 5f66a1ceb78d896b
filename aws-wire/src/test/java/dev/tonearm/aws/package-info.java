@NullMarked
package dev.tonearm.aws;

import org.jspecify.annotations.NullMarked;
