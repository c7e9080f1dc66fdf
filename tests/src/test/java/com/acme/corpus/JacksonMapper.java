package com.acme.corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;

/** A mapper that was used: captured by a task and shipped, as Spark and Flink jobs do. */
public final class JacksonMapper implements Recipe {
    @Override
    public Serializable make() throws Exception {
        var mapper = new ObjectMapper();
        mapper.readTree("{\"a\": 1}");
        return mapper;
    }
}
