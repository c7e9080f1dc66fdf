package com.acme.corpus;

import java.io.Serializable;
import org.apache.logging.log4j.spi.DefaultThreadContextMap;

public final class Log4jContextMap implements Recipe {
    @Override
    public Serializable make() {
        return new DefaultThreadContextMap();
    }
}
