#include "tests/e2e/story_service.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <pqxx/pqxx>

#include "audio/wav.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::e2e {

std::ostream& operator<<(std::ostream& out, Store store) {
    return out << (store == Store::sqlite ? "Sqlite" : "Postgres");
}

std::string store_name(const testing::TestParamInfo<Store>& info) {
    return testing::PrintToString(info.param);
}

StoryService::StoryService() {
    if (GetParam() == Store::postgres) database_.emplace();
}

std::unique_ptr<support::ServerProcess> StoryService::start(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments = more;
    const auto add = [&](const std::string& flag, const std::string& value) {
        if (std::ranges::find(more, flag) == more.end()) arguments.insert(arguments.end(), {flag, value});
    };
    add("--engine", "espeak");
    add("--workers", "2");
    add("--lease", "2");
    add("--log-level", "off");
    if (database_) add("--database", database_->url());
    return std::make_unique<support::ServerProcess>(directory_.path(), arguments);
}

void StoryService::execute_in_database(const std::string& sql) const {
    if (database_) {
        pqxx::connection connection(database_->url());
        pqxx::nontransaction(connection).exec(sql);
    } else {
        constexpr int patience_ms = 10'000;
        SQLite::Database(directory_.path() / "storyflow.db", SQLite::OPEN_READWRITE, patience_ms).exec(sql);
    }
}

std::unique_ptr<app::StoryStores> StoryService::look_inside() const {
    app::Config config;
    config.data = directory_.path();
    if (database_) config.database = database_->url();
    return app::open_stores(config, clock_, ids_);
}

void StoryService::expect_all_narrated_once(const std::string& project) const {
    const auto stores = look_inside();
    for (const auto& segment : support::segments_of(stores->segments(), project)) {
        ASSERT_TRUE(segment.narration) << segment.text_content;
        EXPECT_EQ(segment.narration_revision, 1) << segment.text_content;
        const auto info = audio::wav_info(media() / segment.narration->audio_file);
        EXPECT_DOUBLE_EQ(info.duration(), segment.narration->duration);
    }
}

std::int64_t StoryService::publications(const std::string& segment) const {
    return look_inside()->segments().find(segment).value().narration_revision;
}

}  // namespace storyflow::e2e
