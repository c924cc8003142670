#include "text/english/month_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;
using Named = std::pair<std::string_view, std::string_view>;

constexpr std::array months{"January"sv,   "February"sv, "March"sv,    "April"sv,
                            "May"sv,       "June"sv,     "July"sv,     "August"sv,
                            "September"sv, "October"sv,  "November"sv, "December"sv};
constexpr std::array month_forms{
    Named{"apr", "April"},         Named{"april", "April"},       Named{"aug", "August"},
    Named{"august", "August"},     Named{"dec", "December"},      Named{"december", "December"},
    Named{"feb", "February"},      Named{"february", "February"}, Named{"jan", "January"},
    Named{"january", "January"},   Named{"jul", "July"},          Named{"july", "July"},
    Named{"jun", "June"},          Named{"june", "June"},         Named{"mar", "March"},
    Named{"march", "March"},       Named{"may", "May"},           Named{"nov", "November"},
    Named{"november", "November"}, Named{"oct", "October"},       Named{"october", "October"},
    Named{"sep", "September"},     Named{"sept", "September"},    Named{"september", "September"}};
constexpr std::array weekday_forms{
    Named{"fri", "Friday"},    Named{"friday", "Friday"},      Named{"mon", "Monday"},
    Named{"monday", "Monday"}, Named{"sat", "Saturday"},       Named{"saturday", "Saturday"},
    Named{"sun", "Sunday"},    Named{"sunday", "Sunday"},      Named{"thu", "Thursday"},
    Named{"thur", "Thursday"}, Named{"thurs", "Thursday"},     Named{"thursday", "Thursday"},
    Named{"tue", "Tuesday"},   Named{"tues", "Tuesday"},       Named{"tuesday", "Tuesday"},
    Named{"wed", "Wednesday"}, Named{"wednesday", "Wednesday"}};
static_assert(std::ranges::is_sorted(month_forms) && std::ranges::is_sorted(weekday_forms));

template <typename Forms>
std::optional<std::string_view> named(const Forms& forms, std::u32string_view word) {
    if (word.size() < 3 || !is_capital(word.front())) return std::nullopt;
    const bool is_even = std::ranges::none_of(word.substr(1), is_capital) || is_all_capitals(word);
    const std::string letters = small_letters(word);
    const auto found = std::ranges::lower_bound(forms, letters, {}, &Named::first);
    if (!is_even || found == forms.end() || found->first != letters) return std::nullopt;
    return found->second;
}

}  // namespace

std::optional<std::string_view> month_named(std::u32string_view word) {
    return named(month_forms, word);
}

std::optional<std::string_view> weekday_named(std::u32string_view word) {
    return named(weekday_forms, word);
}

std::string_view month_name(std::size_t number) {
    return months.at(number - 1);
}

}  // namespace storyflow::text
