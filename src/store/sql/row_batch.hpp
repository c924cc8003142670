#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/transaction.hpp"

namespace storyflow::store::sql {

/// Rows of values for one kind of statement, which runs once for each row, or for hundreds of rows at a time,
/// as the database prefers (`Dialect::rows_at_once`).
class RowBatch {
  public:
    /// `pattern` is one row, with a `$` for each value: `($, $, 'QUEUED')` for VALUES, `$` for IN.
    explicit RowBatch(std::string_view pattern);

    /// Text is borrowed until the batch has run.
    template <class... Values>
    void add(const Values&... values) {
        (parameters_.push_back(parameter(values)), ...);
    }

    /// Runs statements of `before`, rows separated by commas, and `after`.
    void run(Transaction& transaction, std::string_view before, std::string_view after = "") const;
    /// The same for a statement that returns rows: calls `read` for each row.
    void query(Transaction& transaction, std::string_view before, std::string_view after,
               const std::function<void(Query&)>& read) const;

  private:
    using Work = std::function<void(const std::string& text, ParameterSpan parameters)>;
    void each_statement(Transaction& transaction, std::string_view before, std::string_view after,
                        const Work& work) const;
    [[nodiscard]] std::string text_of(std::size_t rows) const;

    std::string pattern_;
    std::size_t width_;  ///< values in a row
    std::vector<Parameter> parameters_;
};

}  // namespace storyflow::store::sql
