#include "books/word_styles.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.hpp"

namespace storyflow::books {

namespace {

constexpr int deepest_heading = 6;

std::string_view value_of(const Markup* parent, std::string_view name) {
    const Markup* child = parent == nullptr ? nullptr : parent->child(name);
    return child == nullptr ? std::string_view() : child->attribute("val");
}

/// "heading 2" -> 2. Word writes the names of its own styles in English; other programs in the user's
/// language.
int heading_of_name(std::string_view name) {
    constexpr std::array<std::string_view, 16> words = {
        "heading", "überschrift", "titre",  "título", "titolo",    "kop",    "rubrik", "overskrift",
        "otsikko", "nagłówek",    "nadpis", "címsor", "заголовок", "見出し", "标题",   "제목"};
    if (name.empty() || name.back() < '1' || name.back() > '9') return 0;
    const std::string_view word = base::trim(name.substr(0, name.size() - 1));
    return std::ranges::find(words, word) == words.end() ? 0 : std::min(name.back() - '0', deepest_heading);
}

WordStyle style_of_name(std::string_view name) {
    constexpr std::array<std::string_view, 5> titles = {"title", "titel", "titre", "título", "titolo"};
    return {.heading = heading_of_name(name),
            .is_title = std::ranges::find(titles, name) != titles.end(),
            .is_contents = name.starts_with("toc ") || name == "table of figures" ||
                           name.starts_with("index ") || name.starts_with("contents ")};
}

using Definitions = std::map<std::string_view, const Markup*>;

/// The style as its name and outline level say, else what it is based on.
WordStyle resolved_style(const Markup& definition, const Definitions& definitions) {
    std::set<const Markup*> seen;
    for (const Markup* at = &definition; at != nullptr && seen.insert(at).second;) {
        WordStyle style = style_of_name(base::case_folded(value_of(at, "name")));
        const std::string_view level = value_of(at->child("pPr"), "outlineLvl");
        if (style.heading == 0) style.heading = heading_of_outline_level(level);
        if (style != WordStyle() || !level.empty()) return style;
        const auto base = definitions.find(value_of(at, "basedOn"));
        at = base == definitions.end() ? nullptr : base->second;
    }
    return {};
}

std::string language_of(const Markup& root) {
    const Markup* defaults = root.child("docDefaults");
    const Markup* runs = defaults == nullptr ? nullptr : defaults->child("rPrDefault");
    return std::string(value_of(runs == nullptr ? nullptr : runs->child("rPr"), "lang"));
}

}  // namespace

int heading_of_outline_level(std::string_view level) {
    if (level.size() != 1 || level[0] < '0' || level[0] > '8') return 0;
    return std::min(level[0] - '0' + 1, deepest_heading);
}

WordStyles::WordStyles(const Markup& root) : language_(language_of(root)) {
    Definitions definitions;
    for (const Markup& element : root.children) {
        if (element.name == "style" && element.attribute("type") == "paragraph")
            definitions.emplace(element.attribute("styleId"), &element);
    }
    for (const auto& [id, definition] : definitions)
        styles_.emplace(id, resolved_style(*definition, definitions));
}

WordStyle WordStyles::style(std::string_view id) const {
    const auto found = styles_.find(id);
    // Some programs use Word's own styles without defining them.
    if (found == styles_.end())
        return {.heading = id.starts_with("Heading") ? heading_of_name(base::case_folded(id)) : 0};
    return found->second;
}

}  // namespace storyflow::books
