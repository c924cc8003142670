#include "books/page_roles.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>

#include "base/utf8.hpp"

namespace storyflow::books {

namespace {

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

constexpr std::string_view page_number = "page number";

/// The words that say the same in EPUB 3, in ARIA, and in the classes of well-known books.
struct Role {
    std::string_view epub_type;
    std::string_view aria_role;
    std::string_view reason;
};

constexpr std::array<Role, 15> roles = {{
    {"noteref", "doc-noteref", "footnote mark"},
    {"footnote", "doc-footnote", "footnote"},
    {"footnotes", "doc-footnotes", "footnote"},
    {"endnote", "doc-endnote", "footnote"},
    {"endnotes", "doc-endnotes", "footnote"},
    {"rearnote", "doc-rearnote", "footnote"},
    {"rearnotes", "doc-rearnotes", "footnote"},
    {"note", "", "footnote"},
    {"backlink", "doc-backlink", "footnote mark"},
    {"toc", "doc-toc", "table of contents"},
    {"landmarks", "doc-landmarks", "table of contents"},
    {"page-list", "doc-pagelist", "table of contents"},
    {"index", "doc-index", "index"},
    {"pagebreak", "doc-pagebreak", page_number},
    {"referrer", "doc-referrer", "footnote mark"},
}};

constexpr std::size_t longest_mark = 16;  ///< bytes of a page number or of a footnote's mark

void append_visible(const Markup& element, std::string& text) {
    for (const char letter : element.text) {
        if (text.size() > longest_mark) return;
        if (std::isspace(static_cast<unsigned char>(letter)) == 0) text.push_back(letter);
    }
    for (const Markup& child : element.children) {
        if (text.size() > longest_mark) return;
        append_visible(child, text);
    }
}

/// The text below an element without white space; only its beginning if it is longer than any mark.
std::string visible_text(const Markup& element) {
    std::string text;
    append_visible(element, text);
    return text;
}

bool is_as_short_as_a_mark(const Markup& element) {
    return visible_text(element).size() <= longest_mark;
}

/// A page break that wraps the whole page is only told by its length.
std::string_view reason_by_role(const Markup& element) {
    for (const Role& role : roles) {
        const bool is_meant =
            element.has_word("epub:type", role.epub_type) || element.has_word("role", role.aria_role);
        if (is_meant && (role.reason != page_number || is_as_short_as_a_mark(element))) return role.reason;
    }
    return {};
}

std::string_view reason_by_class(const Markup& element) {
    constexpr std::array<std::string_view, 4> of_notes = {"footnote", "footnotes", "endnote", "endnotes"};
    constexpr std::array<std::string_view, 5> of_pages = {"pagenum", "pageno", "pagenumber", "page-number",
                                                          "page_number"};
    const auto has_class = [&](std::string_view name) { return element.has_word("class", name); };
    if (is_block_element(element.name) && std::ranges::any_of(of_notes, has_class)) return "footnote";
    if (std::ranges::any_of(of_pages, has_class) && is_as_short_as_a_mark(element)) return page_number;
    return {};
}

/// `1`, `[12]`, `*`, `(a)`, `†`: what a footnote is marked by.
bool looks_like_a_mark(std::string_view text) {
    const bool is_bracketed = text.size() > 2 && (text.front() == '[' || text.front() == '(');
    if (is_bracketed) text = text.substr(1, text.size() - 2);
    if (text.empty() || text.size() > 6) return false;
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const auto is_letter = [](char letter) { return letter >= 'a' && letter <= 'z'; };
    if (std::ranges::all_of(text, is_digit)) return true;
    if (is_bracketed && std::ranges::all_of(text, is_letter)) return text.size() <= 4;
    return text == "*" || text == "**" || text == "***" || text == "†" || text == "‡" || text == "††" ||
           text == "§";
}

bool is_local_link(const Markup& element) {
    return element.name == "a" && element.attribute("href").find('#') != std::string_view::npos &&
           element.attribute("href").find(':') == std::string_view::npos;
}

const Markup* only_element(const Markup& element) {
    const Markup* only = nullptr;
    for (const Markup& child : element.children) {
        if (child.is_text() && base::is_blank(child.text)) continue;
        if (child.is_text() || only != nullptr) return nullptr;
        only = &child;
    }
    return only;
}

/// A raised number without a link marks a footnote behind a mark of punctuation; behind a letter it may be a
/// power: `m²`.
bool is_raised_mark(const Markup& element, char before) {
    constexpr std::string_view punctuation = ".,;:!?\"')]";
    const bool follows_punctuation =
        punctuation.find(before) != std::string_view::npos || static_cast<unsigned char>(before) >= 0x80;
    if (!looks_like_a_mark(visible_text(element))) return false;
    const auto links = element.descendants("a");
    return follows_punctuation ||
           std::ranges::any_of(links, [](const Markup* link) { return is_local_link(*link); });
}

bool is_footnote_mark(const Markup& element, char before) {
    if (element.name == "sup") return is_raised_mark(element, before);
    if (!is_local_link(element)) return false;
    const std::string text = visible_text(element);
    if (!looks_like_a_mark(text)) return false;
    const Markup* inner = only_element(element);
    // A number in running text may link as well: only what touches a word is its mark.
    return (inner != nullptr && inner->name == "sup") || text.front() == '[' || before != ' ';
}

bool is_hidden(const Markup& element) {
    std::string style(element.attribute("style"));
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos ||
           std::ranges::any_of(element.attributes,
                               [](const auto& attribute) { return attribute.name == "hidden"; });
}

/// Stops when too much stands outside of links for a table of contents.
void add_shares(const Markup& element, bool in_link, LinkShare& share) {
    constexpr std::size_t too_much = 50'000;
    for (const Markup& child : element.children) {
        if (share.all - share.in_links > too_much) return;
        if (child.is_text()) {
            const auto size = static_cast<std::size_t>(std::ranges::count_if(child.text, [](char letter) {
                return std::isalnum(static_cast<unsigned char>(letter)) != 0 ||
                       static_cast<unsigned char>(letter) >= 0x80;
            }));
            share.all += size;
            share.in_links += in_link ? size : 0;
        } else {
            const std::string_view target = child.name == "a" ? child.attribute("href") : std::string_view();
            const bool is_link = !target.empty() && target.find(':') == std::string_view::npos;
            share.links += is_link ? 1 : 0;
            add_shares(child, in_link || is_link, share);
        }
    }
}

}  // namespace

bool is_block_element(std::string_view name) {
    constexpr std::array<std::string_view, 46> names = {
        "address", "article", "aside",  "blockquote", "body", "caption", "center",   "dd",
        "details", "dialog",  "dir",    "div",        "dl",   "dt",      "fieldset", "figcaption",
        "figure",  "footer",  "form",   "h1",         "h2",   "h3",      "h4",       "h5",
        "h6",      "header",  "hgroup", "hr",         "html", "legend",  "li",       "main",
        "menu",    "nav",     "ol",     "option",     "p",    "pre",     "section",  "summary",
        "table",   "tbody",   "td",     "th",         "tr",   "ul"};
    return contains(names, name) || name == "tfoot" || name == "thead";
}

bool is_never_text(std::string_view name) {
    constexpr std::array<std::string_view, 5> names = {"head", "script", "style", "template", "metadata"};
    return contains(names, name);
}

int heading_level(const Markup& element) {
    const std::string_view name = element.name;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') return name[1] - '0';
    if (!element.has_word("role", "heading")) return 0;
    const std::string_view level = element.attribute("aria-level");
    return level.size() == 1 && level[0] >= '1' && level[0] <= '6' ? level[0] - '0' : 2;
}

std::string_view reason_to_leave_out(const Markup& element, char before) {
    constexpr std::array<std::string_view, 4> lists = {"ol", "ul", "dl", "table"};
    if (const std::string_view reason = reason_by_role(element); !reason.empty()) return reason;
    if (const std::string_view reason = reason_by_class(element); !reason.empty()) return reason;
    if (element.has_word("class", "pg-boilerplate")) return "Project Gutenberg's frame";
    if (is_footnote_mark(element, before)) return "footnote mark";
    if (element.name == "rt" || element.name == "rp" || element.name == "rtc") return "reading aid (ruby)";
    if (element.name == "annotation" || element.name == "annotation-xml") return "source of a formula";
    if (element.name == "desc" || element.name == "title") return "description of a drawing";
    if (element.name == "audio" || element.name == "video") return "sound or film";
    if (element.name == "nav") return "table of contents";
    if (is_hidden(element)) return "hidden text";
    if (contains(lists, element.name) && link_share(element).is_contents()) return "table of contents";
    return {};
}

bool is_separator(const Markup& element) {
    return element.name == "hr" || element.has_word("role", "separator");
}

LinkShare link_share(const Markup& element) {
    LinkShare share;
    add_shares(element, false, share);
    return share;
}

}  // namespace storyflow::books
