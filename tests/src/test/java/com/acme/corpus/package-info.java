/** Objects of published libraries, made as their users make them, with the locks that the libraries gave them. */
package com.acme.corpus;
