/** Applications in whose streams something stands in the place of locks. */
package com.acme.replaced;
