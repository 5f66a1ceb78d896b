/// Tests of the local AWS services and of the proxy before them.
@NullMarked
package dev.tonearm.local.aws;

import org.jspecify.annotations.NullMarked;
