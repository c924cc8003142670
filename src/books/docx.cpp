#include "books/docx.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "books/archive.hpp"
#include "books/line_text.hpp"
#include "books/relationships.hpp"
#include "books/unmarked_headings.hpp"
#include "books/word_styles.hpp"
#include "books/word_text.hpp"
#include "books/xml.hpp"

namespace storyflow::books {

namespace {

/// A part of the file whose text is no text of the story.
struct SidePart {
    std::string_view relationship;
    std::string_view element;  ///< each of these is one note; empty if the whole part is one text
    std::string_view reason;
};

constexpr std::array<SidePart, 5> side_parts = {{
    {"footnotes", "footnote", "footnote"},
    {"endnotes", "endnote", "footnote"},
    {"comments", "comment", "comment"},
    {"header", "", "page header"},
    {"footer", "", "page footer"},
}};

void refuse_old_or_protected(std::string_view bytes) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        throw base::Error(
            base::ErrorKind::invalid_input,
            "The Word document is protected by a password, or of a version before 2007; save it as "
            "DOCX without a password.");
}

class DocxReader {
  public:
    explicit DocxReader(std::string_view bytes) : archive_(bytes) {}

    Book read() {
        book_.format = "DOCX";
        const std::string path = document_path();
        parts_ = relationships_of(archive_, path);
        read_properties();
        const WordStyles styles = read_styles();
        const Markup document = parse_part(path);
        append_word_text({.root = document,
                          .styles = styles,
                          .picture = [this](std::string_view id) { return picture_of(id); }},
                         book_);
        find_unmarked_headings(book_);
        if (book_.language.empty()) book_.language = styles.language();
        for (const SidePart& part : side_parts)
            leave_out(part);
        return std::move(book_);
    }

  private:
    [[nodiscard]] Markup parse_part(const std::string& name) const {
        return parse_xml(*archive_.read(name), name);
    }

    /// The names of the parts with this kind of relationship that are there.
    [[nodiscard]] std::vector<std::string> targets(const std::vector<Relationship>& links,
                                                   std::string_view type) const {
        std::vector<std::string> found;
        for (const Relationship& link : links) {
            const bool is_new = std::ranges::find(found, link.target) == found.end();
            if (link.type == type && is_new && archive_.contains(link.target)) found.push_back(link.target);
        }
        return found;
    }

    [[nodiscard]] std::string document_path() const {
        const auto named = targets(relationships_of(archive_, ""), "officeDocument");
        std::string path = named.empty() ? "word/document.xml" : named.front();
        if (!archive_.contains(path) || parse_part(path).name != "document")
            throw base::Error(base::ErrorKind::invalid_input, "The file is no Word document (DOCX).");
        return path;
    }

    void read_properties() {
        const auto named = targets(relationships_of(archive_, ""), "core-properties");
        if (named.empty()) return;
        const Markup root = parse_part(named.front());
        const auto value = [&](std::string_view name) {
            const Markup* element = root.child(name);
            return element == nullptr ? std::string() : clean_line(element->all_text());
        };
        book_.title = value("title");
        book_.author = value("creator");
        book_.language = value("language");
    }

    [[nodiscard]] WordStyles read_styles() const {
        const auto named = targets(parts_, "styles");
        return named.empty() ? WordStyles() : WordStyles(parse_part(named.front()));
    }

    std::optional<std::size_t> picture_of(std::string_view id) {
        const auto link = std::ranges::find(parts_, id, &Relationship::id);
        if (link == parts_.end()) return std::nullopt;
        if (const auto known = pictures_.find(link->target); known != pictures_.end()) return known->second;
        auto bytes = archive_.read(link->target);
        if (!bytes) return std::nullopt;
        const std::string& path = link->target;
        book_.pictures.push_back({.name = path.substr(path.rfind('/') + 1), .bytes = std::move(*bytes)});
        pictures_.emplace(path, book_.pictures.size() - 1);
        return book_.pictures.size() - 1;
    }

    void leave_out(const SidePart& part) {
        for (const std::string& name : targets(parts_, part.relationship)) {
            const Markup root = parse_part(name);
            if (part.element.empty()) {
                leave_out(root, part, name);
                continue;
            }
            for (const Markup& note : root.children) {
                if (note.name == part.element)
                    leave_out(note, part,
                              std::string(part.element) + ' ' + std::string(note.attribute("id")));
            }
        }
    }

    void leave_out(const Markup& element, const SidePart& part, std::string place) {
        if (std::string text = lines_of_word_text(element); !text.empty())
            book_.left_out.push_back(
                {.reason = std::string(part.reason), .text = std::move(text), .place = std::move(place)});
    }

    Archive archive_;
    Book book_;
    std::vector<Relationship> parts_;
    std::map<std::string, std::size_t> pictures_;  ///< name -> index
};

}  // namespace

Book read_docx(std::string_view bytes) {
    refuse_old_or_protected(bytes);
    return DocxReader(bytes).read();
}

}  // namespace storyflow::books
