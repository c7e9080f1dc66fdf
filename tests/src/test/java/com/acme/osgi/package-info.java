/** An OSGi framework and a bundle in it. */
package com.acme.osgi;
