#include "store/postgres/advisory_locks.hpp"

#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

namespace {

class AdvisoryLocks : public PostgresFixture {
  protected:
    using Lock = std::function<void(sql::Transaction&)>;

    /// Whether `second` cannot be taken while another transaction holds `first`.
    bool exclude_each_other(const Lock& first, const Lock& second) {
        return database.write([&](sql::Transaction& transaction) {
            first(transaction);
            try {
                database.write([&](sql::Transaction& other) {
                    other.run_script("SET LOCAL lock_timeout = '1ms'");
                    second(other);
                });
                return false;
            } catch (const base::Error&) {
                return true;
            }
        });
    }
    static Lock folder(const std::string& name) {
        return [name](sql::Transaction& transaction) { lock_folder(transaction, name); };
    }

    Database database{place.url()};
};

}  // namespace

TEST_F(AdvisoryLocks, AreForOneAtATime) {
    EXPECT_TRUE(exclude_each_other(lock_intake, lock_intake));
    EXPECT_TRUE(exclude_each_other(lock_migrations, lock_migrations));
    EXPECT_TRUE(exclude_each_other(lock_suspects, lock_suspects));
    EXPECT_TRUE(exclude_each_other(folder("projects/a"), folder("projects/a")));
}

TEST_F(AdvisoryLocks, OfDifferentThingsDoNotExcludeEachOther) {
    EXPECT_FALSE(exclude_each_other(folder("projects/a"), folder("projects/b")));
    EXPECT_FALSE(exclude_each_other(lock_intake, lock_suspects));
    EXPECT_FALSE(exclude_each_other(lock_intake, folder("")));
    EXPECT_FALSE(exclude_each_other(lock_intake, lock_migrations));
}

TEST_F(AdvisoryLocks, EndWithTheirTransaction) {
    database.write(lock_intake);
    EXPECT_NO_THROW(database.write(lock_intake));
}

}  // namespace storyflow::store::postgres
