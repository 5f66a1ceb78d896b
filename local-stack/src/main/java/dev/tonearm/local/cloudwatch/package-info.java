/// What CloudWatch and its exporter are to a deployment, for a stack on one machine.
@NullMarked
package dev.tonearm.local.cloudwatch;

import org.jspecify.annotations.NullMarked;
