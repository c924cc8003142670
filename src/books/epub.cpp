#include "books/epub.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "books/archive.hpp"
#include "books/book_size.hpp"
#include "books/epub_container.hpp"
#include "books/epub_navigation.hpp"
#include "books/epub_package.hpp"
#include "books/gutenberg_blocks.hpp"
#include "books/href.hpp"
#include "books/html_tree.hpp"
#include "books/page.hpp"
#include "books/page_roles.hpp"
#include "books/refusal.hpp"
#include "books/unmarked_headings.hpp"
#include "books/xml.hpp"

namespace storyflow::books {

namespace {

std::string_view file_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

/// The same error, with the name of the page that it is about.
template <class Read>
Markup read_page(const std::string& path, Read read) {
    try {
        return read();
    } catch (const base::Error& error) {
        refuse("The page \"" + path + "\" of the book cannot be read: " + error.what());
    }
}

class EpubReader {
  public:
    explicit EpubReader(std::string_view bytes) : archive_(bytes) {}

    Book read() {
        refuse_protected(archive_);
        const std::string path = package_path(archive_);
        package_ = parse_package(parse_xml(*archive_.read(path), path), path);
        book_.format =
            package_.version.starts_with('2') || package_.version.starts_with('1') ? "EPUB 2" : "EPUB 3";
        book_.title = package_.title;
        book_.author = package_.author;
        book_.language = package_.language;
        find_cover();
        for (const SpineEntry& entry : package_.spine)
            read_entry(entry);
        add_missing_headings(read_navigation(), documents_, book_);
        leave_out_gutenberg_frame(book_);
        find_unmarked_headings(book_);
        turn_repeated_pictures_into_ornaments();
        take_first_picture_for_cover();
        return std::move(book_);
    }

  private:
    std::optional<std::size_t> picture_at(const std::string& path) {
        if (const auto known = pictures_.find(path); known != pictures_.end()) return known->second;
        auto bytes = archive_.read(path);
        if (!bytes) return std::nullopt;
        book_.pictures.push_back({.name = std::string(file_name(path)), .bytes = std::move(*bytes)});
        pictures_.emplace(path, book_.pictures.size() - 1);
        return book_.pictures.size() - 1;
    }

    Page page_at(const std::string& path, const std::string& bytes) {
        return {.root = read_page(path, [&] { return parse_page(bytes); }),
                .document = path,
                .picture = [this, path](std::string_view source) -> std::optional<std::size_t> {
                    const auto href = resolved_href(path, source);
                    return href ? picture_at(href->path) : std::nullopt;
                }};
    }

    /// By its type; some books give their pages a wrong one, but a name that tells.
    static bool is_page(const PackageItem& item) {
        const std::string_view type = item.media_type;
        const bool is_named_so =
            item.path.ends_with(".xhtml") || item.path.ends_with(".html") || item.path.ends_with(".htm");
        return is_named_so || type.find("html") != std::string_view::npos || type == "image/svg+xml" ||
               type.starts_with("text/x-oeb") || type == "application/x-dtbook+xml";
    }

    static bool is_picture(const PackageItem& item) {
        return item.media_type.starts_with("image/") && !is_page(item);
    }

    /// The cover is an image, or a page of which it is the first.
    void find_cover() {
        if (package_.cover.empty()) return;
        const auto item = std::ranges::find(package_.items, package_.cover, &PackageItem::path);
        if (item == package_.items.end() || !is_page(*item)) {
            book_.cover = picture_at(package_.cover);
        } else if (const auto bytes = archive_.read(package_.cover)) {
            Book shown;
            append_page(page_at(package_.cover, *bytes), shown);
            const auto first = std::ranges::find(shown.blocks, BlockKind::picture, &Block::kind);
            if (first != shown.blocks.end()) book_.cover = first->picture;
        }
    }

    void read_entry(const SpineEntry& entry) {
        const PackageItem* item = entry.item ? &package_.items[*entry.item] : nullptr;
        const std::string& path = item == nullptr ? entry.id : item->path;
        if (item == nullptr || !archive_.contains(path)) {
            book_.left_out.push_back(
                {.reason = "page that is missing from the file", .text = path, .place = path});
        } else if (!read_.insert(path).second) {
            return;  // listed again under another id
        } else if (is_picture(*item)) {
            book_.blocks.push_back({.kind = BlockKind::picture, .picture = picture_at(path), .place = path});
        } else if (!is_page(*item)) {
            book_.left_out.push_back({.reason = "file that is no page", .text = path, .place = path});
        } else {
            read_text(page_at(path, *archive_.read(path)), entry.is_linear);
        }
        check_blocks(book_);
    }

    void read_text(Page page, bool is_linear) {
        const std::size_t begin = book_.blocks.size();
        if (!is_linear) return leave_out(std::move(page), "not part of the reading order");
        if (is_contents(page)) return leave_out(std::move(page), "table of contents");
        Anchors anchors = append_page(page, book_);
        documents_[page.document] = {
            .begin = begin, .end = book_.blocks.size(), .anchors = std::move(anchors)};
    }

    /// A page of links, or of mostly links if the book itself calls it its contents.
    bool is_contents(const Page& page) const {
        constexpr std::size_t many = 5;
        const LinkShare share = link_share(page.root);
        const bool is_named = std::ranges::find(package_.contents, page.document) != package_.contents.end();
        return (is_named && share.in_links * 2 >= share.all && share.links > 0) ||
               (share.links >= many && share.is_contents());
    }

    void leave_out(Page page, const std::string& reason) {
        Book apart;
        page.picture = nullptr;
        append_page(page, apart);
        std::string text;
        for (const Block& block : apart.blocks)
            text.append(text.empty() ? "" : "\n").append(block.text);
        if (!text.empty())
            book_.left_out.push_back({.reason = reason, .text = std::move(text), .place = page.document});
        std::ranges::move(apart.left_out, std::back_inserter(book_.left_out));
    }

    std::vector<NavigationPoint> read_navigation() const {
        const auto bytes = archive_.read(package_.navigation);
        if (!bytes) return {};
        const Markup root = read_page(package_.navigation, [&] {
            return package_.navigation.ends_with(".ncx") ? parse_xml(*bytes, package_.navigation)
                                                         : parse_page(*bytes);
        });
        return navigation_points(root, package_.navigation);
    }

    void turn_repeated_pictures_into_ornaments() {
        constexpr std::size_t often = 3;
        std::vector<std::size_t> counts(book_.pictures.size());
        for (const Block& block : book_.blocks) {
            if (block.picture) ++counts[*block.picture];
        }
        for (Block& block : book_.blocks) {
            if (!block.picture || counts[*block.picture] < often) continue;
            block.kind = BlockKind::ornament;
            block.picture.reset();
            if (block.text.empty()) block.text = "* * *";
        }
    }

    /// Old books name no cover, but begin with it.
    void take_first_picture_for_cover() {
        if (!book_.cover && !book_.blocks.empty()) book_.cover = book_.blocks.front().picture;
    }

    Archive archive_;
    Package package_;
    Book book_;
    std::map<std::string, std::size_t> pictures_;  ///< path -> index
    std::map<std::string, DocumentBlocks> documents_;
    std::set<std::string> read_;  ///< paths of the spine
};

}  // namespace

Book read_epub(std::string_view bytes) {
    return EpubReader(bytes).read();
}

}  // namespace storyflow::books
