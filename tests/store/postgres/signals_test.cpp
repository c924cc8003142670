#include "store/postgres/signals.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <mutex>
#include <set>

#include "store/sql/announcements.hpp"
#include "store/sql/task_store.hpp"
#include "store/sql/work_queue.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"
#include "tests/support/postgres_server.hpp"

namespace storyflow::store::postgres {

namespace {

void announce(sql::Transaction& transaction, std::string_view task_id) {
    transaction.run("SELECT pg_notify($1, $2)", sql::task_channel, task_id);
}

using namespace std::chrono_literals;
using support::eventually;

/// Counts the signals that it receives.
struct Listener {
    SignalHandlers handlers() {
        return {.on_task =
                    [this](const std::string& id) {
                        const std::lock_guard lock(mutex);
                        tasks.insert(id);
                    },
                .on_work = [this] { ++work; },
                .on_reconnect = [this] { ++connections; }};
    }
    std::size_t count(const std::string& id) {
        const std::lock_guard lock(mutex);
        return tasks.count(id);
    }

    std::atomic<int> work = 0;
    std::atomic<int> connections = 0;
    std::mutex mutex;
    std::multiset<std::string> tasks;
};

class PostgresSignalsTest : public PostgresFixture {
  protected:
    [[nodiscard]] bool is_connected(int times = 1) {
        return eventually([&] { return listener.connections >= times; });
    }
    static tasks::NewTask task_of(const std::string& id) {
        return {
            .id = id, .project_id = "p", .rendition = {}, .items = {{.segment_id = id}}, .request_key = {}};
    }

    Database database{place.url()};
    sql::TaskStore tasks{database};
    sql::WorkQueue queue{database};
    Listener listener;
};

}  // namespace

TEST_F(PostgresSignalsTest, TellOfWorkOnceTheyListen) {
    const Signals signals(place.url(), listener.handlers());
    ASSERT_TRUE(is_connected());
    EXPECT_EQ(listener.work, 1);
}

TEST_F(PostgresSignalsTest, TellOfNewWorkAndOfEveryChangeOfATask) {
    const Signals signals(place.url(), listener.handlers());
    ASSERT_TRUE(is_connected());
    tasks.enqueue(task_of("t"), 10);
    EXPECT_TRUE(eventually([&] { return listener.work == 2 && listener.count("t") == 1; }));
    const auto claim = queue.claim_next("worker", 30s).claim.value();
    EXPECT_TRUE(eventually([&] { return listener.count("t") == 2; }));
    queue.finish_item(claim, tasks::ItemGivenBack{});
    EXPECT_TRUE(eventually([&] { return listener.count("t") == 3 && listener.work == 3; }));
    tasks.request_cancel("t");
    EXPECT_TRUE(eventually([&] { return listener.count("t") == 4; }));
    EXPECT_EQ(listener.work, 3);
}

TEST_F(PostgresSignalsTest, TellNothingOfWhatWasNotCommitted) {
    const Signals signals(place.url(), listener.handlers());
    ASSERT_TRUE(is_connected());
    const auto undone = [](sql::Transaction& transaction) {
        announce(transaction, "undone");
        throw std::runtime_error("no");
    };
    EXPECT_THROW(database.write(undone), std::runtime_error);
    database.write([](sql::Transaction& transaction) { announce(transaction, "done"); });
    EXPECT_TRUE(eventually([&] { return listener.count("done") == 1; }));
    EXPECT_EQ(listener.count("undone"), 0U);
}

TEST_F(PostgresSignalsTest, ListenAgainWhenTheConnectionWasCut) {
    const Signals signals(place.url(), listener.handlers());
    ASSERT_TRUE(is_connected());
    for (int times = 2; times <= 4; ++times) {
        cut_connections();
        ASSERT_TRUE(is_connected(times));
        EXPECT_EQ(listener.work, times);
        const auto id = "task " + std::to_string(times);
        tasks.enqueue(task_of(id), 10);
        EXPECT_TRUE(eventually([&] { return listener.count(id) == 1; }));
        EXPECT_TRUE(eventually([&] { return listener.work == times + 1; }));
        listener.work = times;
    }
}

TEST_F(PostgresSignalsTest, AHandlerThatThrowsIsCalledAgain) {
    auto handlers = listener.handlers();
    handlers.on_task = [count = handlers.on_task](const std::string& id) {
        count(id);
        throw std::runtime_error("no");
    };
    const Signals signals(place.url(), handlers);
    ASSERT_TRUE(is_connected());
    database.write([](sql::Transaction& transaction) { announce(transaction, "first"); });
    database.write([](sql::Transaction& transaction) { announce(transaction, "second"); });
    EXPECT_TRUE(eventually([&] { return listener.count("second") == 1; }));
    EXPECT_EQ(listener.connections, 1);
}

TEST_F(PostgresSignalsTest, EndAtOnceWhetherTheyListenOrNot) {
    { const Signals signals(place.url(), listener.handlers()); }
    {
        const Signals signals(place.url(), listener.handlers());
        ASSERT_TRUE(is_connected(listener.connections + 1));
    }
    { const Signals signals("postgresql:///d?host=/nonexistent-folder", listener.handlers()); }
}

TEST(PostgresSignalsOutage, EndsWithTheOutageOfTheServer) {
    support::PostgresServer server;
    const auto url = server.make_database();
    Listener listener;
    const Signals signals(url, listener.handlers());
    ASSERT_TRUE(eventually([&] { return listener.connections == 1; }));
    server.crash();
    server.start();
    EXPECT_TRUE(eventually([&] { return listener.connections == 2; }, 30s));
    EXPECT_EQ(listener.work, 2);
}

}  // namespace storyflow::store::postgres
