/** Objects of every shape that can lead to a lock, each beside the path that the grammar gives it. */
package com.acme.paths;
