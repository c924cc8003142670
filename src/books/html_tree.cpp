#include "books/html_tree.hpp"

#include <gumbo.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/binary_units.hpp"
#include "base/error.hpp"
#include "books/attribute_cost.hpp"
#include "books/declared_charset.hpp"
#include "books/entities.hpp"
#include "books/gumbo_memory.hpp"
#include "books/nesting_cost.hpp"
#include "books/xml.hpp"

namespace storyflow::books {

namespace {

std::string element_name(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece written = element.original_tag;
    gumbo_tag_from_original_text(&written);
    std::string name(written.data == nullptr ? "" : written.data, written.length);
    std::ranges::transform(name, name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    // As in XML: what follows the prefix. Every element has a name, which distinguishes it from a text.
    name.erase(0, name.find(':') == std::string::npos ? 0 : name.find(':') + 1);
    return name.empty() ? "unknown" : name;
}

std::vector<MarkupAttribute> attributes_of(const GumboElement& element) {
    std::vector<MarkupAttribute> attributes;
    attributes.reserve(element.attributes.length);
    for (unsigned index = 0; index < element.attributes.length; ++index) {
        const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[index]);
        std::string name = attribute.attr_namespace == GUMBO_ATTR_NAMESPACE_XLINK ? "xlink:" : "";
        attributes.push_back({.name = name.append(attribute.name), .value = attribute.value});
    }
    return attributes;
}

bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
           node.type == GUMBO_NODE_WHITESPACE;
}

/// Copies gumbo's tree without recursion: its depth is the document's.
Markup copied(const GumboNode& root) {
    struct Place {
        const GumboVector* children;
        unsigned next;
    };
    MarkupBuilder builder;
    std::vector<Place> open;
    const auto enter = [&](const GumboNode& node) {
        builder.open(element_name(node.v.element), attributes_of(node.v.element));
        open.push_back({&node.v.element.children, 0});
    };
    enter(root);
    while (!open.empty()) {
        Place& place = open.back();
        if (place.next == place.children->length) {
            builder.close();
            open.pop_back();
            continue;
        }
        const auto& child = *static_cast<const GumboNode*>(place.children->data[place.next++]);
        if (is_element(child)) {
            enter(child);
        } else if (is_text(child)) {
            builder.add_text(child.v.text.text);
        }
    }
    return builder.take();
}

/// True for a document that says that it is XML. Others may be well-formed by accident.
bool is_xhtml(std::string_view text) {
    return text.starts_with("<?xml") ||
           text.substr(0, 4096).find("http://www.w3.org/1999/xhtml") != std::string_view::npos;
}

/// XHTML's `<title/>` and `<a id="x"/>` as HTML writes them: to HTML a slash at the end of a tag means
/// nothing.
std::string with_closing_tags(std::string_view document) {
    std::string result;
    std::size_t copied_to = 0;
    std::size_t looked_to = 0;
    for (std::size_t at = 0; (at = document.find("/>", at)) != std::string_view::npos; looked_to = at += 2) {
        const std::size_t begin = document.substr(looked_to, at - looked_to).rfind('<');
        if (begin == std::string_view::npos) continue;
        const std::string_view tag = document.substr(looked_to + begin + 1, at - looked_to - begin - 1);
        const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
        if (name.empty() || name.front() == '!' || is_void_element(name) ||
            tag.find('>') != std::string_view::npos)
            continue;
        result.append(document.substr(copied_to, at - copied_to)).append("></").append(name).append(">");
        copied_to = at + 2;
    }
    return result.append(document.substr(copied_to));
}

}  // namespace

Markup parse_html(std::string_view document) {
    check_nesting(document);
    check_attributes(document);
    using base::mebibyte;
    GumboMemory memory(std::min(64 * mebibyte + 100 * document.size(), 512 * mebibyte));
    const GumboOutput* output = memory.parse(document);
    if (output == nullptr)
        throw base::Error(base::ErrorKind::invalid_input,
                          "A page leaves so many elements open that reading it would take too much memory.");
    return copied(*output->root);
}

Markup parse_page(std::string_view bytes) {
    const std::string text = document_text(bytes);
    const std::string resolved = without_entities(text);
    if (is_xhtml(text)) {
        if (auto page = parse_if_well_formed(resolved)) return std::move(*page);
    }
    return parse_html(with_closing_tags(resolved));
}

}  // namespace storyflow::books
