#include "store/sql/announcements.hpp"

#include <gmock/gmock.h>

#include "store/postgres/connection.hpp"
#include "store/sql/task_rows.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

namespace {

class Announcements : public PostgresFixture {
  protected:
    class Receiver final : public pqxx::notification_receiver {
      public:
        Receiver(pqxx::connection& connection, const char* channel, std::vector<std::string>& heard)
            : notification_receiver(connection, channel), heard_(heard) {}
        void operator()(const std::string& payload, int) override { heard_.push_back(payload); }

      private:
        std::vector<std::string>& heard_;
    };

    Announcements() {
        const tasks::NewTask task{
            .id = "t", .project_id = "p", .rendition = {}, .items = {}, .request_key = {}};
        database.write([&](sql::Transaction& transaction) {
            sql::insert_task(transaction, task, {}, transaction.now());
        });
    }

    Database database{place.url()};
    Connection listening{place.url()};
    std::vector<std::string> heard;
};

}  // namespace

TEST_F(Announcements, AreSentWithTheCommitEachOnce) {
    const Receiver tasks(listening.session(), sql::task_channel, heard);
    const Receiver work(listening.session(), sql::work_channel, heard);
    database.write([&](sql::Transaction& transaction) {
        for (int i = 0; i < 2; ++i) {
            sql::raise_version(transaction, "t", transaction.now());
            sql::announce_work(transaction);
        }
        listening.session().get_notifs();
        EXPECT_THAT(heard, testing::IsEmpty());
    });
    EXPECT_TRUE(support::eventually([&] {
        listening.session().get_notifs();
        return heard.size() >= 2;
    }));
    EXPECT_THAT(heard, testing::ElementsAre("t", ""));
}

}  // namespace storyflow::store::postgres
