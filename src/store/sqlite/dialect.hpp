#pragma once

#include "store/sql/dialect.hpp"

namespace storyflow::store::sqlite {

/// A writing transaction has exclusive use of the database, so the lock functions do nothing.
class Dialect final : public sql::Dialect {
  public:
    [[nodiscard]] bool has_concurrent_writers() const override { return false; }
    [[nodiscard]] std::string_view type_of_numbers() const override { return "REAL"; }
    [[nodiscard]] std::size_t rows_at_once() const override { return 1; }
    std::optional<std::int64_t> bytes_of_database(sql::Transaction& transaction) override;

    void lock_intake(sql::Transaction&) override {}
    void lock_lanes(sql::Transaction&, const std::vector<std::string>&) override {}

    void add_to_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) override;
    void take_from_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) override;
    void serve_lane(sql::Transaction& transaction, const sql::Lane& lane) override;
    void remove_empty_lanes(sql::Transaction&) override {}

    std::optional<sql::NextItem> find_next_item(sql::Transaction& transaction,
                                                const sql::Claimable& which) override;
    bool has_claimable_item(sql::Transaction&, const sql::Claimable&) override { return false; }
};

}  // namespace storyflow::store::sqlite
