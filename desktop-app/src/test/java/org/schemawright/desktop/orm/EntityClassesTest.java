package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.rehearse.RefusedException;
import org.schemawright.migration.sqlite.SqliteDialect;

/** What Hibernate is asked of compiled classes, and what is said of those it cannot be asked about. */
class EntityClassesTest {

    private static final String ENTITY = "@Entity public class %s { @Id public long id; public String firstName; }";

    @TempDir
    Path folder;

    private static List<String> onSqlite(Path classes) throws Exception {
        return new EntityClasses(List.of()).of(classes, new SqliteDialect());
    }

    private static List<String> onPostgresql(Path classes) throws Exception {
        return new EntityClasses(List.of()).of(classes, new PostgresqlDialect());
    }

    private static String refusal(Path classes) {
        try {
            return String.join("\n", onSqlite(classes));
        } catch (Exception refused) {
            assertThat(refused).isInstanceOf(RefusedException.class);
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void aShopInAFolderAboveAndInAJar() throws Exception {
        Path classes = CompiledClasses.shop(folder);
        Files.createDirectories(folder.resolve("test-classes/shop"));
        Files.copy(classes.resolve("shop/Kind.class"), folder.resolve("test-classes/shop/Kind.class"));
        List<String> statements = onPostgresql(folder);
        assertThat(statements)
                .contains(
                        "create sequence Person_SEQ start with 1 increment by 50",
                        "create table book_author (Book_id bigint not null, authors_id bigint not null,"
                                + " primary key (Book_id, authors_id))",
                        "create table Person (id bigint not null, postcode varchar(10), street varchar(255),"
                                + " name varchar(80) not null unique, primary key (id))")
                .anyMatch(sql -> sql.endsWith("foreign key (lentTo_id) references Person"));
        Path fat = CompiledClasses.jar(classes, "BOOT-INF/classes/", folder.resolve("shop.jar"));
        assertThat(onPostgresql(fat)).isEqualTo(statements);
        assertThat(onSqlite(classes))
                .as("keys that SQLite takes with the table only")
                .anyMatch(sql -> sql.startsWith("create table Author (books integer not null, id bigint")
                        && sql.endsWith("foreign key (id) references Person (id))"));
    }

    @Test
    void filesBesideTheClassesAreHeard() throws Exception {
        Path classes = CompiledClasses.compile(
                folder, ENTITY.formatted("Customer"), ENTITY.formatted("Other"), "public class Plain { long number; }");
        Files.createDirectories(classes.resolve("META-INF"));
        Path unit = classes.resolve("META-INF/persistence.xml");
        Files.writeString(unit, """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="one">
                    <class>shop.Customer</class><exclude-unlisted-classes>true</exclude-unlisted-classes>
                    <properties>
                      <property name="jakarta.persistence.jdbc.url" value="jdbc:nothing:here"/>
                      <property name="hibernate.physical_naming_strategy"
                          value="org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl"/>
                    </properties>
                  </persistence-unit>
                </persistence>""");
        Files.writeString(classes.resolve("META-INF/orm.xml"), """
                <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
                  <entity class="shop.Plain" access="FIELD"><attributes><id name="number"/></attributes></entity>
                </entity-mappings>""");
        assertThat(onSqlite(classes))
                .containsExactly(
                        "create table customer (id bigint not null, first_name varchar(255), primary key (id))",
                        "create table plain (number bigint not null, primary key (number))");
        Files.writeString(
                unit,
                Files.readString(unit).replace("</persistence>", "<persistence-unit name=\"two\"/></persistence>"));
        assertThat(refusal(classes)).contains("has several units (one, two)");
        Files.delete(unit);
        Files.writeString(classes.resolve("hibernate.cfg.xml"), """
                <hibernate-configuration xmlns="http://www.hibernate.org/xsd/orm/cfg"><session-factory>
                  <property name="hibernate.connection.url">jdbc:nothing:here</property>
                  <mapping class="shop.Other"/>
                </session-factory></hibernate-configuration>""");
        assertThat(onSqlite(classes)).hasSize(2).anyMatch(sql -> sql.startsWith("create table Other ("));
    }

    @Test
    void aProgramOfSpringBootNamesTablesInItsWay() throws Exception {
        Path application = folder.resolve("sources/org/springframework/boot/autoconfigure/SpringBootApplication.java");
        Files.createDirectories(application.getParent());
        Files.writeString(
                application,
                "package org.springframework.boot.autoconfigure; import java.lang.annotation.*;"
                        + " @Retention(RetentionPolicy.RUNTIME) public @interface SpringBootApplication {}");
        Path classes = CompiledClasses.compile(
                folder,
                List.of("-sourcepath", folder.resolve("sources").toString()),
                "@org.springframework.boot.autoconfigure.SpringBootApplication public class Start {}",
                "@Entity public class OrderLine { @Id public long lineNumber; @ManyToMany public List<OrderLine> goesWith; }");
        assertThat(onPostgresql(classes))
                .contains("create table order_line (line_number bigint not null, primary key (line_number))")
                .anyMatch(sql -> sql.startsWith("create table order_line_goes_with ("));
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        Path classes = CompiledClasses.compile(
                folder,
                "public class Money { public long cents; }",
                "@Entity public class Bill { @Id public long id; public void pay(Money money) {} }");
        Path library = Files.createDirectories(folder.resolve("other/shop"));
        Files.move(classes.resolve("shop/Money.class"), library.resolve("Money.class"));
        assertThat(refusal(classes))
                .isEqualTo(
                        "The class shop.Bill needs shop.Money, which is not there. Name its jar, or a folder of jars,"
                                + " among the libraries.");
        assertThat(new EntityClasses(List.of(folder.resolve("other"))).of(classes, new SqliteDialect()))
                .hasSize(1);
        Files.createDirectories(folder.resolve("lib"));
        CompiledClasses.jar(folder.resolve("other"), "", folder.resolve("lib/money.jar"));
        assertThat(onSqlite(classes)).as("a folder lib beside").hasSize(1);
    }

    @Test
    void whatCannotBeUnderstoodSaysWhy() throws Exception {
        assertThat(refusal(folder)).startsWith("There are no compiled classes in ");
        assertThat(refusal(folder.resolve("nothing"))).startsWith("There is no folder and no jar ");
        assertThat(refusal(Files.writeString(folder.resolve("text.jar"), "text")))
                .contains("is no jar that can be read");
        Path classes = CompiledClasses.compile(folder, "public class Plain {}");
        assertThat(refusal(classes)).startsWith("None of the classes in ").contains("is an entity");
        CompiledClasses.compile(folder, "@Entity public class NoKey { public String name; }");
        assertThat(refusal(classes))
                .contains("cannot be understood")
                .contains("shop.NoKey")
                .contains("identifier");
        Path file = classes.resolve("shop/NoKey.class");
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] = 99;
        Files.write(file, bytes);
        assertThat(refusal(classes)).contains("was compiled for Java 55, and this program runs on Java ");
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(refusal(classes)).contains("is no class that can be read");
    }
}
