package dev.stowaway.bench.graph;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;

/**
 * An order as a shop would send it: customers are shared between orders, each line has its own price. The old
 * {@code Date} is in it because it still is in many such classes, and writes itself in its own {@code writeObject}.
 */
@SuppressWarnings("JavaUtilDate")
final class Order implements Serializable {
    private static final long serialVersionUID = 1;

    final long number;
    final Customer customer;
    final Date placed;
    final LocalDate due;
    final Status status;
    final ArrayList<Line> lines = new ArrayList<>();
    final HashMap<String, String> attributes = new HashMap<>();

    private Order(long number, Customer customer) {
        this.number = number;
        this.customer = customer;
        this.placed = new Date(1_700_000_000_000L + number * 60_000);
        this.due = LocalDate.of(2026, 1, 1).plusDays(number);
        this.status = Status.values()[(int) (number % Status.values().length)];
    }

    static List<Order> examples(int count) {
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            customers.add(new Customer("Customer " + i, "City " + i, "1000" + i));
        }
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Order order = new Order(i, customers.get(i % customers.size()));
            for (int line = 0; line < 5; line++) {
                order.lines.add(new Line("article-" + i + "-" + line, line + 1, BigDecimal.valueOf(199 + i * 7L, 2)));
            }
            order.attributes.put("channel", i % 2 == 0 ? "web" : "phone");
            order.attributes.put("note", "note " + i);
            orders.add(order);
        }
        return orders;
    }

    enum Status {
        NEW,
        PAID,
        SENT
    }

    static final class Customer implements Serializable {
        private static final long serialVersionUID = 1;

        final String name;
        final HashMap<String, String> address = new HashMap<>();

        Customer(String name, String city, String zip) {
            this.name = name;
            address.put("city", city);
            address.put("zip", zip);
        }
    }

    static final class Line implements Serializable {
        private static final long serialVersionUID = 1;

        final String article;
        final int quantity;
        final BigDecimal price;

        Line(String article, int quantity, BigDecimal price) {
            this.article = article;
            this.quantity = quantity;
            this.price = price;
        }
    }
}
