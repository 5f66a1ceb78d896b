@NullMarked
package dev.tonearm.local.cloudwatch;

import org.jspecify.annotations.NullMarked;
