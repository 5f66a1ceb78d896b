/// What would be deployed, for stacks that are to be the same.
@NullMarked
package dev.tonearm.e2e.deployed;

import org.jspecify.annotations.NullMarked;
