package com.acme.corpus;

import java.io.Serializable;
import org.apache.tomcat.util.modeler.OperationInfo;

public final class TomcatOperation implements Recipe {
    @Override
    public Serializable make() {
        var operation = new OperationInfo();
        operation.setName("expireSessions");
        return operation;
    }
}
