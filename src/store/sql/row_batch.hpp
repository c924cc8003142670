#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/transaction.hpp"

namespace storyflow::store::sql {

/// Many rows of values for one kind of statement, which is run as often as the database likes it: with one
/// row at a time, or with hundreds of them (`Dialect::rows_at_once`).
class RowBatch {
  public:
    /// `pattern` is one row, with a `$` for each value: `($, $, 'QUEUED')` for VALUES, `$` for IN.
    explicit RowBatch(std::string_view pattern);

    /// Text is borrowed until the batch was run.
    template <class... Values>
    void add(const Values&... values) {
        (parameters_.push_back(parameter(values)), ...);
    }

    /// Runs `before`, the rows with commas between them, `after`.
    void run(Transaction& transaction, std::string_view before, std::string_view after = "") const;
    /// The same for a statement that returns rows: calls `read` for each of them.
    void query(Transaction& transaction, std::string_view before, std::string_view after,
               const std::function<void(Query&)>& read) const;

  private:
    using Work = std::function<void(const std::string& text, std::span<const Parameter> parameters)>;
    void each_statement(Transaction& transaction, std::string_view before, std::string_view after,
                        const Work& work) const;
    [[nodiscard]] std::string text_of(std::size_t rows) const;

    std::string pattern_;
    std::size_t width_;  ///< values of a row
    std::vector<Parameter> parameters_;
};

}  // namespace storyflow::store::sql
