#include "books/epub_navigation.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.hpp"
#include "books/line_text.hpp"

namespace storyflow::books {

namespace {

constexpr int deepest_level = 6;

/// A chapter's number, title and picture: so far a heading may stand behind where the table of contents
/// points.
constexpr std::size_t reach = 3;

void add_point(std::vector<NavigationPoint>& points, const Markup& label, std::string_view target,
               std::string_view path, int level) {
    const auto href = resolved_href(path, target);
    std::string title = clean_line(label.all_text());
    if (href && !title.empty())
        points.push_back(
            {.title = std::move(title), .target = *href, .level = std::clamp(level, 1, deepest_level)});
}

/// `<ol><li><a href>Title</a><ol>…</ol></li></ol>`, perhaps within other elements.
void add_list(const Markup& element, std::string_view path, int level, std::vector<NavigationPoint>& points) {
    for (const Markup& child : element.children) {
        if (child.name == "a") {
            add_point(points, child, child.attribute("href"), path, level);
        } else if (!child.is_text()) {
            add_list(child, path, child.name == "ol" || child.name == "ul" ? level + 1 : level, points);
        }
    }
}

/// `<navPoint><navLabel><text>Title</text></navLabel><content src/>` and more of them within.
void add_nav_points(const Markup& element, std::string_view path, int level,
                    std::vector<NavigationPoint>& points) {
    for (const Markup& child : element.children) {
        if (child.name != "navPoint") continue;
        const Markup* label = child.child("navLabel");
        const Markup* content = child.child("content");
        if (label != nullptr && content != nullptr)
            add_point(points, *label, content->attribute("src"), path, level);
        add_nav_points(child, path, level + 1, points);
    }
}

const Markup* table_of_contents(const Markup& root) {
    const auto lists = root.descendants("nav");
    const auto found = std::ranges::find_if(lists, [](const Markup* nav) {
        return nav->has_word("epub:type", "toc") || nav->has_word("role", "doc-toc");
    });
    if (found != lists.end()) return *found;
    return lists.empty() ? nullptr : lists.front();
}

/// Letters and digits in a form for comparing.
std::string essence(std::string_view text) {
    std::string result;
    for (const char letter : base::case_folded(text)) {
        if (static_cast<unsigned char>(letter) >= 0x80 || (letter >= 'a' && letter <= 'z') ||
            (letter >= '0' && letter <= '9'))
            result.push_back(letter);
    }
    return result;
}

/// True if a paragraph is the title, or the first part of it: "CHAPTER I" of "Chapter I. Loomings".
bool says(const Block& block, std::string_view title) {
    const std::string words = essence(block.text);
    return block.kind == BlockKind::paragraph && !words.empty() && essence(title).starts_with(words);
}

/// Points that name the same block, in order: a part and its first chapter.
struct Group {
    std::size_t begin;  ///< of their blocks
    std::size_t end;    ///< of their document's blocks
    std::vector<const NavigationPoint*> points;
};

std::vector<Group> groups_of(const std::vector<NavigationPoint>& points,
                             const std::map<std::string, DocumentBlocks>& documents) {
    std::map<std::size_t, Group> groups;
    for (const NavigationPoint& point : points) {
        const auto document = documents.find(point.target.path);
        if (document == documents.end()) continue;
        const DocumentBlocks& blocks = document->second;
        std::size_t begin = blocks.begin;
        if (const auto anchor = blocks.anchors.find(point.target.fragment); anchor != blocks.anchors.end())
            begin = anchor->second;
        if (begin >= blocks.end) continue;
        groups.try_emplace(begin, Group{begin, blocks.end, {}}).first->second.points.push_back(&point);
    }
    std::vector<Group> ordered;
    ordered.reserve(groups.size());
    for (auto& [begin, group] : groups)
        ordered.push_back(std::move(group));
    return ordered;
}

bool has_text(const Block& block) {
    return block.kind == BlockKind::paragraph || block.kind == BlockKind::heading;
}

class HeadingWriter {
  public:
    explicit HeadingWriter(std::vector<Block>& blocks) : blocks_(blocks) {}

    /// The headings to insert before the group's first block; paragraphs that say the same become headings.
    [[nodiscard]] std::vector<Block> missing_headings(const Group& group) {
        std::vector<Block> missing;
        const auto from = blocks_.begin() + static_cast<std::ptrdiff_t>(group.begin);
        const auto to = blocks_.begin() + static_cast<std::ptrdiff_t>(group.end);
        if (std::none_of(from, to, has_text) || has_heading(group)) return missing;
        for (const NavigationPoint* point : group.points) {
            if (Block* same = paragraph_that_says(point->title, group.begin, group.end)) {
                same->kind = BlockKind::heading;
                same->level = point->level;
            } else {
                missing.push_back({.kind = BlockKind::heading,
                                   .text = point->title,
                                   .level = point->level,
                                   .place = blocks_[group.begin].place});
            }
        }
        return missing;
    }

  private:
    bool is_heading(std::size_t index) const { return blocks_[index].kind == BlockKind::heading; }

    /// A heading at the place or a little behind it, or right before it: some files point behind the heading.
    bool has_heading(const Group& group) const {
        for (std::size_t index = group.begin; index < std::min(group.end, group.begin + reach); ++index) {
            if (is_heading(index)) return true;
        }
        return group.begin > 0 && is_heading(group.begin - 1);
    }

    Block* paragraph_that_says(std::string_view title, std::size_t begin, std::size_t end) {
        for (std::size_t index = begin; index < std::min(end, begin + reach); ++index) {
            if (says(blocks_[index], title)) return &blocks_[index];
        }
        return nullptr;
    }

    std::vector<Block>& blocks_;
};

}  // namespace

std::vector<NavigationPoint> navigation_points(const Markup& root, std::string_view path) {
    std::vector<NavigationPoint> points;
    if (const Markup* map = root.child("navMap")) {
        add_nav_points(*map, path, 1, points);
    } else if (const Markup* contents = table_of_contents(root)) {
        add_list(*contents, path, 0, points);
    }
    return points;
}

void add_missing_headings(const std::vector<NavigationPoint>& points,
                          const std::map<std::string, DocumentBlocks>& documents, Book& book) {
    HeadingWriter writer(book.blocks);
    std::map<std::size_t, std::vector<Block>> missing;
    for (const Group& group : groups_of(points, documents))
        missing.emplace(group.begin, writer.missing_headings(group));
    std::vector<Block> blocks;
    blocks.reserve(book.blocks.size() + points.size());
    for (std::size_t index = 0; index < book.blocks.size(); ++index) {
        if (const auto found = missing.find(index); found != missing.end())
            std::ranges::move(found->second, std::back_inserter(blocks));
        blocks.push_back(std::move(book.blocks[index]));
    }
    book.blocks = std::move(blocks);
}

}  // namespace storyflow::books
