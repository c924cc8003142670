#include "app/story_stores.hpp"

#include <utility>

#include "app/known_database.hpp"
#include "app/sql_story_stores.hpp"
#include "store/postgres/database.hpp"
#include "store/postgres/media_journal.hpp"
#include "store/postgres/signals.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/media_journal.hpp"

namespace storyflow::app {

namespace {

/// Of SQLite. A deletion logs every page that it touches: 14 MiB for a story of 49,000 short segments.
constexpr std::uint64_t kept_room = 32 * 1024 * 1024;

class PostgresListener final : public StoreListener {
  public:
    PostgresListener(const std::string& url, StoreNews news)
        : signals_(url, {.on_task = std::move(news.task_changed),
                         .on_work = std::move(news.work_arrived),
                         .on_reconnect = std::move(news.something_missed)}) {}

  private:
    store::postgres::Signals signals_;
};

}  // namespace

std::unique_ptr<StoryStores> open_stores(const Config& config, const base::Clock& clock,
                                         base::IdSource& ids) {
    if (config.database) {
        auto database = std::make_unique<store::postgres::Database>(*config.database);
        auto journal = std::make_unique<store::postgres::MediaJournal>(*database);
        return std::make_unique<SqlStoryStores>(std::move(database), std::move(journal), ids);
    }
    require_known_database(config);
    const store::sqlite::Options options{.kept_room = kept_room, .clock = &clock};
    auto database = std::make_unique<store::sqlite::Database>(config.data / "storyflow.db", options);
    auto journal = std::make_unique<store::sqlite::MediaJournal>(*database);
    return std::make_unique<SqlStoryStores>(std::move(database), std::move(journal), ids);
}

std::unique_ptr<StoreListener> listen_to_stores(const Config& config, StoreNews news) {
    if (!config.database) return nullptr;
    return std::make_unique<PostgresListener>(*config.database, std::move(news));
}

}  // namespace storyflow::app
