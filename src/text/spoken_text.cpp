#include "text/spoken_text.hpp"

#include "base/utf8.hpp"

namespace storyflow::text {

std::string written_form(const SpokenText& text) {
    std::string form;
    for (const SpokenWord& word : text.words)
        form.append(word.lead).append(word.text).append(word.trail);
    return std::string(base::trim(form));
}

}  // namespace storyflow::text
