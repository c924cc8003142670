#include "store/sql/row_batch.hpp"

#include <algorithm>

#include "store/sql/dialect.hpp"

namespace storyflow::store::sql {

RowBatch::RowBatch(std::string_view pattern)
    : pattern_(pattern), width_(static_cast<std::size_t>(std::ranges::count(pattern, '$'))) {}

void RowBatch::run(Transaction& transaction, std::string_view before, std::string_view after) const {
    each_statement(transaction, before, after, [&](const std::string& text, ParameterSpan parameters) {
        transaction.execute(text, parameters);
    });
}

void RowBatch::query(Transaction& transaction, std::string_view before, std::string_view after,
                     const std::function<void(Query&)>& read) const {
    each_statement(transaction, before, after, [&](const std::string& text, ParameterSpan parameters) {
        Query query(transaction, text, parameters);
        while (query.next())
            read(query);
    });
}

void RowBatch::each_statement(Transaction& transaction, std::string_view before, std::string_view after,
                              const Work& work) const {
    const ParameterSpan all(parameters_);
    const std::size_t most_values = transaction.dialect().rows_at_once() * width_;
    std::string text;
    std::size_t values_in_text = 0;
    for (std::size_t begin = 0; begin < all.size(); begin += most_values) {
        const auto values = all.subspan(begin, std::min(most_values, all.size() - begin));
        if (values.size() != values_in_text) {
            text.assign(before).append(text_of(values.size() / width_)).append(after);
            values_in_text = values.size();
        }
        work(text, values);
    }
}

std::string RowBatch::text_of(std::size_t rows) const {
    std::string text;
    std::size_t number = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        if (row > 0) text += ", ";
        for (const char c : pattern_) {
            text += c;
            if (c == '$') text += std::to_string(++number);
        }
    }
    return text;
}

}  // namespace storyflow::store::sql
