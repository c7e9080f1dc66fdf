/** What is thrown at the scan. */
package com.acme.fuzz;
