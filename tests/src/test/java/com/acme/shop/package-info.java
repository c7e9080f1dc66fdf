/** A web shop on Tomcat, whose sessions hold more than they should. */
package com.acme.shop;
