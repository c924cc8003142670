#include "books/epub_source.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "books/epub_container.hpp"
#include "books/href.hpp"
#include "books/xml.hpp"

namespace storyflow::books {

namespace {

/// Every file is copied that the archive as a whole may hold.
constexpr ArchiveLimits limits_of_copies() {
    ArchiveLimits limits;
    limits.document = limits.unpacked;
    return limits;
}

Package read_package(const Archive& archive, const std::string& path) {
    refuse_protected(archive);
    return parse_package(parse_xml(archive.read(path).value_or(""), path), path);
}

std::string_view document_of(std::string_view place) {
    return place.substr(0, place.find("#/"));
}

/// A page, and what each place of it was read as.
struct SourcePage {
    SourcePage(const std::string& path, std::string_view bytes) : document(SourceDocument::page(bytes)) {
        Book read;
        BlockTexts texts;
        append_page(document.root(), path, read, texts);
        for (std::size_t i = 0; i < read.blocks.size(); ++i) {
            const auto& block = read.blocks[i];
            if (block.kind == BlockKind::picture || texts[i].empty()) continue;
            const auto [found, is_new] = by_place.emplace(block.place, blocks.size());
            if (is_new) blocks.emplace_back();
            append(blocks[found->second], block.text, texts[i]);
        }
    }

    static void append(BlockSource& to, const std::string& text, const std::vector<const Markup*>& texts) {
        if (!to.texts.empty()) to.texts.push_back(nullptr);
        to.text.append(to.text.empty() ? "" : "\n").append(text);
        to.texts.insert(to.texts.end(), texts.begin(), texts.end());
    }

    SourceDocument document;
    std::vector<BlockSource> blocks;  ///< in the order of the page
    std::map<std::string, std::size_t, std::less<>> by_place;
};

/// Which passages a page gets, and where.
class PlacedPassages {
  public:
    PlacedPassages(const SourcePage& page, std::span<const ReturnedPassage> passages)
        : page_(page), passages_(passages), group_of_(page.blocks.size()) {
        std::iota(group_of_.begin(), group_of_.end(), std::size_t{0});
    }

    /// The blocks of the page that the passage came from; the first one leads them.
    void join_blocks(const ReturnedPassage& passage) {
        std::optional<std::size_t> first;
        for (const auto& place : passage.places) {
            const auto found = page_.by_place.find(place);
            if (found == page_.by_place.end()) continue;
            if (first) join(*first, found->second);
            first = first.value_or(found->second);
            claimed_.insert(found->second);
        }
    }
    void bring_home(std::size_t passage) {
        for (const auto& place : passages_[passage].places) {
            const auto found = page_.by_place.find(place);
            if (found == page_.by_place.end()) continue;
            home_[group(found->second)].push_back(passage);
            return;
        }
    }

    /// The blocks that passages come back into, in order, with the passages that do.
    [[nodiscard]] std::vector<std::pair<BlockSource, std::vector<std::size_t>>> all() const {
        std::map<std::size_t, std::pair<BlockSource, std::vector<std::size_t>>> groups;  // by their leader
        for (const std::size_t block : claimed_)
            groups[group(block)];
        for (std::size_t block = 0; block < group_of_.size(); ++block) {
            const auto found = groups.find(group(block));
            if (found == groups.end()) continue;
            SourcePage::append(found->second.first, page_.blocks[block].text, page_.blocks[block].texts);
        }
        std::vector<std::pair<BlockSource, std::vector<std::size_t>>> all_groups;
        for (auto& [leader, found] : groups) {
            if (const auto home = home_.find(leader); home != home_.end()) found.second = home->second;
            all_groups.push_back(std::move(found));
        }
        return all_groups;
    }

  private:
    [[nodiscard]] std::size_t group(std::size_t block) const {
        while (group_of_[block] != block)
            block = group_of_[block];
        return block;
    }
    void join(std::size_t one, std::size_t other) {
        one = group(one);
        other = group(other);
        group_of_[std::max(one, other)] = std::min(one, other);
    }

    const SourcePage& page_;
    std::span<const ReturnedPassage> passages_;
    std::vector<std::size_t> group_of_;  ///< up to the block that leads the group
    std::set<std::size_t> claimed_;
    std::map<std::size_t, std::vector<std::size_t>> home_;
};

/// Passages without a place, by the passage beside which they stand.
struct Added {
    std::map<std::size_t, std::vector<std::size_t>> before;
    std::map<std::size_t, std::vector<std::size_t>> behind;
};

Added added_passages(std::span<const ReturnedPassage> passages, const std::vector<bool>& is_placed) {
    Added added;
    std::vector<std::size_t> waiting;
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        if (is_placed[i]) {
            added.before[i] = std::exchange(waiting, {});
            last = i;
        } else if (last && waiting.empty() && !passages[i].leads) {
            added.behind[*last].push_back(i);
        } else {
            waiting.push_back(i);
        }
    }
    if (last) std::ranges::copy(waiting, std::back_inserter(added.behind[*last]));
    return added;
}

/// Makes the text of one page.
class PageReturn {
  public:
    PageReturn(const SourcePage& page, std::span<const ReturnedPassage> passages, const Added& added)
        : page_(page), passages_(passages), added_(added), marker_(page.document, passages) {}

    void bring_back(const BlockSource& block, const std::vector<std::size_t>& own) {
        for (const std::size_t passage : own)
            add(added_.before, passage, [&](std::size_t one) { marker_.add_before(block, one); });
        marker_.bring_back(block, own);
        order_.insert(order_.end(), own.begin(), own.end());
        for (const std::size_t passage : own)
            add(added_.behind, passage, [&](std::size_t one) { marker_.add_behind(block, one); });
    }

    /// Links the stylesheet at the end of the page's head.
    void use_style(std::string_view page, std::string_view style) {
        const Markup* const head = page_.document.root().child("head");
        if (head == nullptr) return;
        const auto prefix = std::string(page_.document.prefix());
        const auto& source = page_.document.source_of(*head);
        if (source.inner.begin == source.outer.end) return;  // <head/>
        marker_.edits().insert(source.inner.end, "<" + prefix +
                                                     "link rel=\"stylesheet\" type=\"text/css\" href=\"" +
                                                     relative_href(page, style) + "\"/>");
    }

    [[nodiscard]] MarkedDocument document(const std::string& path) {
        return {path, with_epub_3_head(marker_.marked_text()), std::move(order_), marker_.marks()};
    }

  private:
    template <class Add>
    void add(const std::map<std::size_t, std::vector<std::size_t>>& from, std::size_t beside, Add add_one) {
        const auto found = from.find(beside);
        if (found == from.end()) return;
        for (const std::size_t one : found->second) {
            add_one(one);
            order_.push_back(one);
        }
    }

    const SourcePage& page_;
    std::span<const ReturnedPassage> passages_;
    const Added& added_;
    PageMarker marker_;
    std::vector<std::size_t> order_;
};

/// The pages of the reading order that places name; with the index of each passage's first place in the book.
class PassageHomes {
  public:
    PassageHomes(const EpubSource& book, std::span<const ReturnedPassage> passages)
        : passages_(passages), homes_(passages.size()), is_placed_(passages.size(), false) {
        std::set<std::string, std::less<>> named;
        for (const auto& passage : passages) {
            for (const auto& place : passage.places)
                named.emplace(document_of(place));
        }
        for (const auto& entry : book.package().spine) {
            const auto* const item = entry.item ? &book.package().items[*entry.item] : nullptr;
            if (item == nullptr || !named.contains(item->path) ||
                std::ranges::find(pages_, item->path) != pages_.end())
                continue;
            pages_.push_back(item->path);
            find_places(SourcePage(item->path, book.read(item->path)), item->path);
        }
    }

    [[nodiscard]] const std::vector<std::string>& pages() const { return pages_; }
    [[nodiscard]] const std::vector<bool>& is_placed() const { return is_placed_; }
    [[nodiscard]] bool is_at_home(std::size_t passage, const std::string& page) const {
        return homes_[passage] == page;
    }

  private:
    void find_places(const SourcePage& page, const std::string& path) {
        for (std::size_t i = 0; i < passages_.size(); ++i) {
            if (is_placed_[i]) continue;
            for (const auto& place : passages_[i].places) {
                if (document_of(place) != path || !page.by_place.contains(place)) continue;
                homes_[i] = path;
                is_placed_[i] = true;
                break;
            }
        }
    }

    std::span<const ReturnedPassage> passages_;
    std::vector<std::string> pages_;
    std::vector<std::string> homes_;
    std::vector<bool> is_placed_;
};

}  // namespace

EpubSource::EpubSource(std::string_view bytes)
    : archive_(bytes, limits_of_copies()),
      package_path_(books::package_path(archive_)),
      package_(read_package(archive_, package_path_)) {}

std::string EpubSource::read(std::string_view name) const {
    auto bytes = archive_.read(name);
    if (!bytes) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "The book has no file \"" + std::string(name) + "\".");
    }
    return *std::move(bytes);
}

std::string EpubSource::new_folder() const {
    const auto slash = package_path_.rfind('/');
    std::string folder = slash == std::string::npos ? "" : package_path_.substr(0, slash + 1);
    folder += "storyflow";
    const auto is_taken = [&](const std::string& name) { return name.starts_with(folder); };
    while (std::ranges::any_of(archive_.names(), is_taken))
        folder += '-';
    return folder;
}

std::vector<MarkedDocument> EpubSource::bring_back(std::span<const ReturnedPassage> passages,
                                                   std::string_view style) const {
    const PassageHomes homes(*this, passages);
    const auto added = added_passages(passages, homes.is_placed());
    std::vector<MarkedDocument> documents;
    for (const auto& path : homes.pages()) {
        const SourcePage page(path, read(path));
        PlacedPassages placed(page, passages);
        for (const auto& passage : passages)
            placed.join_blocks(passage);
        for (std::size_t i = 0; i < passages.size(); ++i) {
            if (homes.is_at_home(i, path)) placed.bring_home(i);
        }
        PageReturn returned(page, passages, added);
        returned.use_style(path, style);
        for (const auto& [block, own] : placed.all())
            returned.bring_back(block, own);
        documents.push_back(returned.document(path));
    }
    return documents;
}

}  // namespace storyflow::books
