/// What a stage of Tonearm is on AWS: one app of stacks, made from one file of settings.
@NullMarked
package dev.tonearm.infra;

import org.jspecify.annotations.NullMarked;
