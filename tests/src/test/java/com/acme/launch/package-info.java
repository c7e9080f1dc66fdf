/** Applications under test that launch processes. */
package com.acme.launch;
