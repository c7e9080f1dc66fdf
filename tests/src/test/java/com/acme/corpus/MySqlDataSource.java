package com.acme.corpus;

import com.mysql.cj.jdbc.MysqlConnectionPoolDataSource;
import java.io.Serializable;

public final class MySqlDataSource implements Recipe {
    @Override
    public Serializable make() {
        var source = new MysqlConnectionPoolDataSource();
        source.setDatabaseName("orders");
        return source;
    }
}
