#include "app/story_stores.hpp"

#include <utility>

#include "app/known_database.hpp"
#include "app/postgres_story_stores.hpp"
#include "app/sqlite_story_stores.hpp"
#include "store/postgres/signals.hpp"

namespace storyflow::app {

namespace {

class PostgresListener final : public StoreListener {
  public:
    PostgresListener(const std::string& url, StoreNews news)
        : signals_(url, {.on_task = std::move(news.task_changed),
                         .on_work = std::move(news.work_arrived),
                         .on_reconnect = std::move(news.something_missed)}) {}

  private:
    store::PostgresSignals signals_;
};

}  // namespace

std::unique_ptr<StoryStores> open_stores(const Config& config, const base::Clock& clock,
                                         base::IdSource& ids) {
    if (config.database) return std::make_unique<PostgresStoryStores>(*config.database, ids);
    require_known_database(config);
    return std::make_unique<SqliteStoryStores>(config.data / "storyflow.db", clock, ids);
}

std::unique_ptr<StoreListener> listen_to_stores(const Config& config, StoreNews news) {
    if (!config.database) return nullptr;
    return std::make_unique<PostgresListener>(*config.database, std::move(news));
}

}  // namespace storyflow::app
