package com.acme.corpus;

import java.io.Serializable;

/** Makes one object of a published library, as its users do. */
interface Recipe {
    Serializable make() throws Exception;
}
