#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include "base/error.hpp"
#include "store/sqlite/database.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::store::sqlite {

/// A database file in a temporary folder, not opened yet.
class DatabaseFixture : public testing::Test {
  protected:
    static std::int64_t number(sql::Transaction& transaction, const char* sql) {
        sql::Query query(transaction, sql);
        query.next();
        return query.take<std::int64_t>();
    }
    /// Returns the error from opening the file.
    base::Error refusal(const Options& options = {}) {
        try {
            const Database database(file, options);
        } catch (const base::Error& error) {
            return error;
        }
        throw std::logic_error("the database was opened");
    }
    /// Changes the file without the program.
    void tamper(const char* sql) {
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
    }

    support::TemporaryDirectory folder;
    std::filesystem::path file = folder.path() / "storyflow.db";
};

}  // namespace storyflow::store::sqlite
