/**
 * A parent process that leaves a lock to its children: it launches them and writes them a graph with the lock on their
 * stdin. Both do what they are told to through a connection, on threads by name, and write down when they did it.
 */
package com.acme.family;
