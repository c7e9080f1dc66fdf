/** Needs nothing but java.base, and opens nothing to anybody. */
module com.acme.ship {}
