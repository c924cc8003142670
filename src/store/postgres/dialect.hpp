#pragma once

#include "store/sql/dialect.hpp"

namespace storyflow::store::postgres {

/// Transactions of several processes run concurrently, so they lock the rows that they decide on.
class Dialect final : public sql::Dialect {
  public:
    [[nodiscard]] bool has_concurrent_writers() const override { return true; }
    [[nodiscard]] std::string_view type_of_numbers() const override { return "DOUBLE PRECISION"; }
    [[nodiscard]] std::size_t rows_at_once() const override { return 500; }
    std::optional<std::int64_t> bytes_of_database(sql::Transaction&) override { return std::nullopt; }

    void lock_intake(sql::Transaction& transaction) override;
    void lock_lanes(sql::Transaction& transaction, const std::vector<std::string>& project_ids) override;

    void add_to_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) override;
    void serve_lane(sql::Transaction& transaction, const sql::Lane& lane) override;
    void remove_empty_lanes(sql::Transaction& transaction) override;

    std::optional<sql::NextItem> find_next_item(sql::Transaction& transaction,
                                                const sql::Claimable& which) override;
    bool has_claimable_item(sql::Transaction& transaction, const sql::Claimable& which) override;
};

}  // namespace storyflow::store::postgres
