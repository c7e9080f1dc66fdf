package com.acme.shop;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Manager;
import org.apache.catalina.session.FileStore;
import org.apache.catalina.session.PersistentManager;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat that serves one request, which puts a {@link Cart} into its session, and is then stopped. */
public final class ShopServer {
    private ShopServer() {}

    /** Arguments: folder, {@code StandardManager} or {@code PersistentManager}, {@code main} or {@code hook}. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        var tomcat = serverIn(folder, managerNamed(args[1], folder));
        tomcat.start();
        visit(tomcat.getConnector().getLocalPort());
        if (args[2].equals("hook")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tomcat), "stop-tomcat"));
            System.exit(0);
        } else {
            stop(tomcat);
        }
    }

    private static Tomcat serverIn(Path folder, Manager manager) {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context shop = tomcat.addContext("", folder.toString());
        shop.setManager(manager);
        Tomcat.addServlet(shop, "cart", new CartServlet()).addMapping("/");
        return tomcat;
    }

    private static Manager managerNamed(String name, Path folder) {
        if (name.equals("StandardManager")) {
            var manager = new StandardManager();
            manager.setPathname(folder.resolve("SESSIONS.ser").toString());
            return manager;
        }
        var store = new FileStore();
        store.setDirectory(folder.toString());
        var manager = new PersistentManager();
        manager.setStore(store);
        return manager;
    }

    private static void visit(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the shop answers " + answer.statusCode());
        }
    }

    private static void stop(Tomcat tomcat) {
        try {
            tomcat.stop();
            tomcat.destroy();
            System.out.println("stopped");
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat did not stop", e);
        }
    }

    private static final class CartServlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            var cart = new Cart();
            cart.put("books", "Walden");
            request.getSession().setAttribute("cart", cart);
        }
    }
}
