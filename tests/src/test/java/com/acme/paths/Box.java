package com.acme.paths;

import java.io.Serializable;

/** Holds anything, also what isn't made yet when the box is. */
final class Box implements Serializable {
    Object content;

    Box(Object content) {
        this.content = content;
    }
}
