/// What plans cost, as the file of plans, Stripe and Discord's shop say it.
@NullMarked
package dev.tonearm.operator.price;

import org.jspecify.annotations.NullMarked;
