#include "books/source_document.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "books/declared_charset.hpp"
#include "books/entities.hpp"
#include "books/html_tree.hpp"
#include "books/nesting_cost.hpp"
#include "books/xml.hpp"
#include "books/xml_escape.hpp"
#include "text/characters.hpp"

namespace storyflow::books {

namespace {

/// Sections of CDATA as text, in which elements can stand.
std::string without_sections(std::string_view document) {
    constexpr std::string_view opening = "<![CDATA[";
    constexpr std::string_view closing = "]]>";
    std::string result;
    std::size_t copied = 0;
    for (std::size_t at = 0; (at = document.find(opening, at)) != std::string_view::npos;) {
        const std::size_t comment = document.substr(copied, at - copied).rfind("<!--");
        const std::size_t end = document.find(closing, at);
        if (end == std::string_view::npos) break;
        if (comment != std::string_view::npos && document.find("-->", copied + comment) > at) {
            at = document.find("-->", at);
            if (at == std::string_view::npos) break;
            continue;
        }
        result.append(document.substr(copied, at - copied));
        result += escaped_text(document.substr(at + opening.size(), end - at - opening.size()));
        copied = at = end + closing.size();
    }
    return result.append(document.substr(copied));
}

std::string_view namespace_of(std::string_view name) {
    if (name == "html")
        return " xmlns=\"http://www.w3.org/1999/xhtml\" "
               "xmlns:epub=\"http://www.idpf.org/2007/ops\" "
               "xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    if (name == "svg") return " xmlns=\"http://www.w3.org/2000/svg\"";
    if (name == "math") return " xmlns=\"http://www.w3.org/1998/Math/MathML\"";
    return {};
}

bool is_xml_name(std::string_view name) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
    });
}

bool has_known_prefix(std::string_view name) {
    const auto prefix = name.substr(0, name.find(':'));
    return prefix.size() == name.size() || prefix == "epub" || prefix == "xlink" || prefix == "xml";
}

/// The element as XHTML. Names that XML forbids are left out.
void write(std::string& out, const Markup& node) {
    if (node.is_text()) {
        out += escaped_text(node.text);
        return;
    }
    const bool is_named = is_xml_name(node.name) && node.name.find(':') == std::string::npos;
    const std::string name = is_named ? node.name : "span";
    out.append("<").append(name).append(namespace_of(name));
    for (const auto& attribute : node.attributes) {
        if (!is_xml_name(attribute.name) || !has_known_prefix(attribute.name) ||
            attribute.name.starts_with("xmlns"))
            continue;
        out.append(" ").append(attribute.name).append("=\"");
        out += escaped_attribute(attribute.value);
        out += '"';
    }
    if (node.children.empty() && is_void_element(name)) {
        out += "/>";
        return;
    }
    out += '>';
    for (const auto& child : node.children)
        write(out, child);
    out.append("</").append(name).append(">");
}

/// How many bytes a reference has at the beginning of the text, and what it means.
struct Reference {
    std::size_t size = 0;
    std::string meaning;
};

std::optional<Reference> reference_at(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 5> named = {
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    for (const auto& [name, meaning] : named) {
        if (text.starts_with(name)) return Reference{name.size(), std::string(1, meaning)};
    }
    const std::size_t end = text.substr(0, 16).find(';');
    if (!text.starts_with("&#") || end == std::string_view::npos) return std::nullopt;
    const bool is_hexadecimal = text[2] == 'x';
    char32_t value = 0;
    std::uint32_t number = 0;
    const char* const first = text.data() + (is_hexadecimal ? 3 : 2);
    std::from_chars(first, text.data() + end, number, is_hexadecimal ? 16 : 10);
    value = number;
    Reference reference{end + 1, {}};
    text::append_utf8(reference.meaning, value);
    return reference;
}

/// The end of a tag that begins at `at`: behind its `>`, which may also stand in an attribute.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
    char quote = '\0';
    for (; at < text.size(); ++at) {
        const char character = text[at];
        if (quote != '\0') {
            if (character == quote) quote = '\0';
        } else if (character == '"' || character == '\'') {
            quote = character;
        } else if (character == '>') {
            return at + 1;
        }
    }
    return text.size();
}

/// Walks along a document and its tree at once.
class NodeFinder {
  public:
    NodeFinder(std::string_view text, std::unordered_map<const Markup*, SourceNode>& nodes)
        : text_(text), nodes_(nodes) {}

    void find(const Markup& root) {
        root_ = &root;
        for (std::size_t at = 0; at < text_.size();) {
            const std::string_view rest = text_.substr(at);
            if (rest.starts_with("<!--")) {
                at = behind("-->", at);
            } else if (rest.starts_with("<?")) {
                at = behind("?>", at);
            } else if (rest.starts_with("</")) {
                at = close(at);
            } else if (rest.front() == '<') {
                at = open(at);
            } else {
                const std::size_t end = std::min(text_.find('<', at), text_.size());
                add_text({at, end});
                at = end;
            }
        }
        if (!open_.empty()) differ();
    }

  private:
    struct Open {
        const Markup* element;
        std::size_t next = 0;
        bool in_text = false;  ///< a comment does not end a text node
    };

    [[noreturn]] static void differ() {
        throw base::Error(base::ErrorKind::invalid_input,
                          "A document of the book cannot be followed to its end.");
    }

    std::size_t behind(std::string_view mark, std::size_t at) const {
        const std::size_t found = text_.find(mark, at);
        return found == std::string_view::npos ? text_.size() : found + mark.size();
    }

    const Markup& next_child() {
        Open& top = open_.back();
        if (top.next >= top.element->children.size()) differ();
        return top.element->children[top.next++];
    }

    void add_text(ByteRange bytes) {
        if (open_.empty()) return;  // white space around the document element
        const Markup* const parent = open_.back().element;
        if (open_.back().in_text) {
            nodes_.at(&parent->children[open_.back().next - 1]).outer.end = bytes.end;
            return;
        }
        const Markup& node = next_child();
        if (!node.is_text()) differ();
        open_.back().in_text = true;
        nodes_.emplace(&node, SourceNode{&node, parent, bytes, bytes});
    }

    std::size_t open(std::size_t at) {
        const std::size_t end = end_of_tag(text_, at);
        const Markup* const parent = open_.empty() ? nullptr : open_.back().element;
        if (!open_.empty()) open_.back().in_text = false;
        const Markup& element = parent == nullptr ? *root_ : next_child();
        if (element.is_text() || nodes_.contains(&element)) differ();
        nodes_.emplace(&element, SourceNode{&element, parent, {at, end}, {end, end}});
        if (text_.substr(at, end - at).ends_with("/>")) return end;
        open_.push_back({&element});
        return end;
    }

    std::size_t close(std::size_t at) {
        if (open_.empty()) differ();
        const std::size_t end = end_of_tag(text_, at);
        SourceNode& node = nodes_.at(open_.back().element);
        if (open_.back().next != open_.back().element->children.size()) differ();
        node.inner.end = at;
        node.outer.end = end;
        open_.pop_back();
        return end;
    }

    std::string_view text_;
    std::unordered_map<const Markup*, SourceNode>& nodes_;
    const Markup* root_ = nullptr;
    std::vector<Open> open_;
};

}  // namespace

SourceDocument::SourceDocument(std::string text, Markup root)
    : text_(std::move(text)), root_(std::make_unique<Markup>(std::move(root))) {
    NodeFinder(text_, nodes_).find(*root_);
}

SourceDocument SourceDocument::page(std::string_view bytes) {
    std::string text = without_sections(without_entities(document_text(bytes)));
    if (auto root = parse_if_well_formed(text)) return {std::move(text), *std::move(root)};
    text.clear();
    write(text, parse_page(bytes));
    auto root = parse_if_well_formed(text);
    if (!root) throw base::Error(base::ErrorKind::invalid_input, "The page cannot be written as XHTML.");
    return {std::move(text), *std::move(root)};
}

SourceDocument SourceDocument::xml(std::string_view bytes, std::string_view name) {
    Markup root = parse_xml(bytes, name);
    std::string text = without_sections(without_entities(document_text(bytes)));
    return {std::move(text), std::move(root)};
}

const SourceNode& SourceDocument::source_of(const Markup& node) const {
    return nodes_.at(&node);
}

std::vector<ByteRange> SourceDocument::bytes_of_text(const Markup& node) const {
    const ByteRange outer = source_of(node).outer;
    std::vector<ByteRange> bytes;
    bytes.reserve(node.text.size());
    const std::string_view text(text_);
    for (std::size_t at = outer.begin; at < outer.end;) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("<!--") || rest.starts_with("<?")) {
            const std::string_view closing = rest[1] == '!' ? "-->" : "?>";
            at = std::min(text.find(closing, at), text.size() - closing.size()) + closing.size();
        } else if (const auto reference = rest.front() == '&' ? reference_at(rest) : std::nullopt) {
            bytes.insert(bytes.end(), reference->meaning.size(), {at, at + reference->size});
            at += reference->size;
        } else {
            bytes.push_back({at, at + 1});
            ++at;
        }
    }
    if (bytes.size() != node.text.size()) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "A text of the book cannot be followed to its end.");
    }
    return bytes;
}

std::string_view SourceDocument::begin_tag(const Markup& element) const {
    const auto& source = source_of(element);
    const std::size_t end = std::max(source.inner.begin, source.outer.begin);
    return std::string_view(text_).substr(source.outer.begin, end - source.outer.begin);
}

std::string epub_3_page(std::string_view bytes) {
    return with_epub_3_head(SourceDocument::page(bytes).text());
}

std::string with_epub_3_head(std::string_view page) {
    // Lines that stand in place of a declaration or DOCTYPE.
    page.remove_prefix(std::min(page.find('<'), page.size()));
    return std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n").append(page);
}

std::string_view SourceDocument::prefix() const {
    const auto tag = begin_tag(*root_);
    const auto name = tag.substr(1, tag.find_first_of(" \t\n/>") - 1);
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon + 1);
}

}  // namespace storyflow::books
