/// Tests of the Lambda host, with a small function under the real runtime interface client.
@NullMarked
package dev.tonearm.local.lambda;

import org.jspecify.annotations.NullMarked;
