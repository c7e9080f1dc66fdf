/** Applications whose locks are known to somebody. */
package com.acme.rules;
