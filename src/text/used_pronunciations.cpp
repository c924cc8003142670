#include "text/used_pronunciations.hpp"

#include <algorithm>

#include "text/markup.hpp"
#include "text/traced_text.hpp"

namespace storyflow::text {

UsedPronunciations::UsedPronunciations(std::span<const Pronunciation> pronunciations)
    : pronounced_(pronunciations, Dialect::american) {}

std::vector<std::size_t> UsedPronunciations::in(std::string_view script) const {
    std::vector<std::size_t> used;
    for (const TracedText& paragraph : paragraphs_of(script)) {
        FixedWords fixed;
        const MarkedText marked = read_markup(paragraph, Dialect::american, fixed);
        const auto here = pronounced_.used_in(marked.text);
        used.insert(used.end(), here.begin(), here.end());
    }
    std::ranges::sort(used);
    const auto repeated = std::ranges::unique(used);
    used.erase(repeated.begin(), repeated.end());
    return used;
}

}  // namespace storyflow::text
