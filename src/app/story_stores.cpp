#include "app/story_stores.hpp"

#include <utility>

#include "app/known_database.hpp"
#include "base/error.hpp"
#include "store/postgres/database.hpp"
#include "store/postgres/database_url.hpp"
#include "store/postgres/media_journal.hpp"
#include "store/postgres/signals.hpp"
#include "store/sql/database.hpp"
#include "store/sql/settings_store.hpp"
#include "store/sql/stores.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/media_journal.hpp"

namespace storyflow::app {

namespace {

/// Bytes of disk space reserved for SQLite. A deletion writes every page that it changes to the log: 14 MiB
/// for a story of 49,000 short segments.
constexpr std::uint64_t kept_room = 32 * 1024 * 1024;

/// The stores of one database, SQLite or PostgreSQL.
class SqlStoryStores final : public StoryStores {
  public:
    SqlStoryStores(std::unique_ptr<store::sql::Database> database,
                   std::unique_ptr<story::MediaJournal> journal, base::IdSource& ids)
        : database_(std::move(database)), journal_(std::move(journal)), stores_(*database_, ids) {}

    story::ProjectStore& projects() override { return stores_.projects; }
    story::SegmentStore& segments() override { return stores_.segments; }
    story::SequenceStore& sequence() override { return stores_.sequence; }
    story::SegmentMediaStore& segment_media() override { return stores_.segment_media; }
    story::PronunciationStore& pronunciations() override { return stores_.pronunciations; }
    story::SettingsStore& settings() override { return stores_.settings; }
    story::SettingsMediaStore& settings_media() override { return stores_.settings_media; }
    story::FilmStore& films() override { return stores_.films; }
    story::ChangeStore& changes() override { return stores_.changes; }
    story::RemovedProjects& removed_projects() override { return stores_.removed_projects; }
    story::ProjectCopyStore& project_copies() override { return stores_.project_copies; }
    story::MediaJournal& journal() override { return *journal_; }
    tasks::TaskStore& tasks() override { return stores_.tasks; }
    tasks::WorkQueue& work() override { return stores_.work; }
    tasks::WebhookOutbox& webhooks() override { return stores_.webhooks; }
    std::optional<std::string> fault() override { return database_->fault(); }
    void require_writable() override { database_->require_writable(); }

  private:
    std::unique_ptr<store::sql::Database> database_;
    std::unique_ptr<story::MediaJournal> journal_;
    store::sql::Stores stores_;
};

class PostgresListener final : public StoreListener {
  public:
    PostgresListener(const std::string& url, StoreNews news)
        : signals_(url, {.on_task = std::move(news.task_changed),
                         .on_work = std::move(news.work_arrived),
                         .on_reconnect = std::move(news.something_missed)}) {}

  private:
    store::postgres::Signals signals_;
};

std::filesystem::path database_file(const Config& config) {
    return config.data / "storyflow.db";
}

std::unique_ptr<store::sql::Database> open_as_it_is(const Config& config, store::sql::OlderTables older) {
    if (config.database) {
        return std::make_unique<store::postgres::Database>(*config.database,
                                                           store::postgres::Options{.older = older});
    }
    return std::make_unique<store::sqlite::Database>(database_file(config),
                                                     store::sqlite::Options{.older = older});
}

std::unique_ptr<story::MediaJournal> journal_of(const Config& config, store::sql::Database& database) {
    if (config.database) return std::make_unique<store::postgres::MediaJournal>(database);
    return std::make_unique<store::sqlite::MediaJournal>(database);
}

std::string place_of(const Config& config) {
    return config.database ? store::postgres::DatabaseUrl(*config.database).place()
                           : database_file(config).string();
}

DatabaseLook look(const Config& config, store::sql::OlderTables older) {
    const auto database = open_as_it_is(config, older);
    return {place_of(config), older == store::sql::OlderTables::refuse,
            store::sql::engine_in_settings(*database)};
}

}  // namespace

std::unique_ptr<StoryStores> open_stores(const Config& config, const base::Clock& clock,
                                         base::IdSource& ids) {
    std::unique_ptr<store::sql::Database> database;
    if (config.database) {
        database = std::make_unique<store::postgres::Database>(*config.database);
    } else {
        require_known_database(config);
        const store::sqlite::Options options{.kept_room = kept_room, .clock = &clock};
        database = std::make_unique<store::sqlite::Database>(database_file(config), options);
    }
    auto journal = journal_of(config, *database);
    return std::make_unique<SqlStoryStores>(std::move(database), std::move(journal), ids);
}

std::unique_ptr<StoryStores> open_existing_stores(const Config& config, base::IdSource& ids) {
    auto database = open_as_it_is(config, store::sql::OlderTables::refuse);
    auto journal = journal_of(config, *database);
    return std::make_unique<SqlStoryStores>(std::move(database), std::move(journal), ids);
}

std::optional<DatabaseLook> look_at_database(const Config& config) {
    try {
        return look(config, store::sql::OlderTables::refuse);
    } catch (const base::Error& error) {
        if (error.kind() == base::ErrorKind::not_found) return std::nullopt;
        if (error.kind() != base::ErrorKind::conflict) throw;
    }
    return look(config, store::sql::OlderTables::look_at_it);
}

std::unique_ptr<StoreListener> listen_to_stores(const Config& config, StoreNews news) {
    if (!config.database) return nullptr;
    return std::make_unique<PostgresListener>(*config.database, std::move(news));
}

}  // namespace storyflow::app
