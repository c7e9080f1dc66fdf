/** Random object graphs with locks in them, and a way to follow a path through one. */
package com.acme.graphs;
