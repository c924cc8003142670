#include "store/sql/migrations.hpp"

#include <gmock/gmock.h>

#include <array>

#include "base/error.hpp"
#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

namespace {

using testing::HasSubstr;

class FakeMark final : public VersionMark {
  public:
    explicit FakeMark(std::optional<std::int64_t> version) : version_(version) {}

    std::optional<std::int64_t> stored(Transaction&) const override { return version_; }
    void store(Transaction&, std::int64_t version) const override { version_ = version; }
    std::string name() const override { return "The database stories"; }

  private:
    mutable std::optional<std::int64_t> version_;
};

constexpr std::array<MigrationStep, 3> steps{{
    {"CREATE TABLE notes (text TEXT)"},
    {"INSERT INTO notes VALUES ('second')",
     [](Transaction& transaction) { transaction.run("UPDATE notes SET text = $1", "finished"); }},
    {"INSERT INTO notes VALUES ('third')"},
}};

class MigrationSteps : public SqlTest {
  protected:
    std::vector<std::string> notes() {
        return database.read([](Transaction& transaction) {
            std::vector<std::string> found;
            Query row(transaction, "SELECT text FROM notes ORDER BY text");
            while (row.next())
                found.push_back(row.take<std::string>());
            return found;
        });
    }
    void take_steps(const VersionMark& mark, std::size_t count = steps.size()) {
        database.write([&](Transaction& transaction) {
            sql::take_steps(transaction, mark, std::span(steps).first(count),
                            known_version(transaction, mark, steps.size()));
        });
    }
    std::string refusal(const VersionMark& mark) {
        try {
            take_steps(mark);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
            return error.what();
        }
        return {};
    }
};

}  // namespace

TEST_P(MigrationSteps, AreTakenInTheirOrderEachOnce) {
    const FakeMark mark(0);
    take_steps(mark, 1);
    take_steps(mark);
    take_steps(mark);
    EXPECT_THAT(notes(), testing::ElementsAre("finished", "third"));
    EXPECT_EQ(database.read([&](Transaction& transaction) { return known_version(transaction, mark, 3); }),
              3);
}

TEST_P(MigrationSteps, OfANewerProgramAreNotKnown) {
    const auto reason = refusal(FakeMark(4));
    EXPECT_THAT(reason, HasSubstr("The database stories has version 4"));
    EXPECT_THAT(reason, HasSubstr("only version 3"));
}

TEST_P(MigrationSteps, AreNotTakenInAnotherProgramsDatabase) {
    EXPECT_EQ(refusal(FakeMark(std::nullopt)), "The database stories belongs to another program.");
}

INSTANTIATE_TEST_SUITE_P(Store, MigrationSteps, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
