/** One process sends locks of all kinds to another, which tries what it has got. */
@NullMarked
package com.acme.kinds;

import org.jspecify.annotations.NullMarked;
