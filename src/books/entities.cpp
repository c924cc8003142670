#include "books/entities.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <map>
#include <optional>

#include "base/error.hpp"
#include "text/character_references.hpp"
#include "text/characters.hpp"

namespace storyflow::books {

namespace {

using Entities = std::map<std::string, std::string, std::less<>>;

constexpr std::size_t longest_name = 64;
constexpr std::string_view white_space = " \t\r\n";

bool is_name_character(char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_' || character == '-' ||
           character == '.' || character == ':';
}

std::string_view name_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && end - at < longest_name && is_name_character(text[end]))
        ++end;
    return text.substr(at, end - at);
}

/// The value of a declared entity, with its character references resolved.
std::string entity_value(std::string_view name, std::string_view written) {
    std::string value;
    for (std::size_t at = 0; at < written.size();) {
        if (written[at] != '&') {
            value.push_back(written[at++]);
            continue;
        }
        const auto reference =
            written.substr(at, 2) == "&#" ? text::character_reference_at(written.substr(at)) : std::nullopt;
        if (!reference)
            throw base::Error(base::ErrorKind::invalid_input,
                              "The entity \"" + std::string(name) +
                                  "\" of a document refers to other entities, which is not read.");
        text::append_utf8(value, reference->code_point);
        at += reference->size;
    }
    return value;
}

/// The entities with a text that the internal subset of a DOCTYPE declares. Those that name a file are no
/// text.
Entities declared_entities(std::string_view subset) {
    constexpr std::string_view keyword = "<!ENTITY";
    Entities entities;
    for (std::size_t at = 0; (at = subset.find(keyword, at)) != std::string_view::npos;) {
        at = std::min(subset.find_first_not_of(white_space, at + keyword.size()), subset.size());
        const std::string_view name = name_at(subset, at);
        if (name.empty()) continue;  // a parameter entity
        at = std::min(subset.find_first_not_of(white_space, at + name.size()), subset.size());
        if (at == subset.size() || (subset[at] != '"' && subset[at] != '\'')) continue;
        const std::size_t end = std::min(subset.find(subset[at], at + 1), subset.size());
        entities.emplace(name, entity_value(name, subset.substr(at + 1, end - at - 1)));
        at = end;
    }
    return entities;
}

struct Doctype {
    std::size_t end = 0;      ///< behind its `>`
    std::string_view subset;  ///< between the brackets; empty if there are none
};

/// The DOCTYPE that begins at `at`. Quotes may contain brackets.
Doctype doctype_at(std::string_view document, std::size_t at) {
    Doctype doctype;
    std::size_t subset_begin = 0;
    char quote = '\0';
    for (std::size_t index = at; index < document.size(); ++index) {
        const char character = document[index];
        if (quote != '\0') {
            if (character == quote) quote = '\0';
        } else if (character == '"' || character == '\'') {
            quote = character;
        } else if (character == '[' && subset_begin == 0) {
            subset_begin = index + 1;
        } else if (character == ']' && subset_begin != 0) {
            doctype.subset = document.substr(subset_begin, index - subset_begin);
        } else if (character == '>' && (subset_begin == 0 || doctype.subset.data() != nullptr)) {
            doctype.end = index + 1;
            return doctype;
        }
    }
    doctype.end = document.size();
    return doctype;
}

/// Copies a document without its references.
class ReferenceResolver {
  public:
    explicit ReferenceResolver(std::string_view document) : document_(document) {
        result_.reserve(document.size());
    }

    std::string resolved() {
        skip_prolog();
        while (at_ < document_.size()) {
            const std::size_t next = std::min(document_.find_first_of("&<", at_), document_.size());
            result_ += document_.substr(at_, next - at_);
            at_ = next;
            if (at_ == document_.size()) break;
            if (document_[at_] == '&') {
                copy_reference();
            } else if (!copy_if("<![CDATA[", "]]>") && !copy_if("<!--", "-->")) {
                result_.push_back(document_[at_++]);
            }
        }
        return std::move(result_);
    }

  private:
    void keep_lines(std::size_t end) {
        result_.append(static_cast<std::size_t>(std::ranges::count(document_.substr(at_, end - at_), '\n')),
                       '\n');
        at_ = end;
    }

    /// Everything up to the first element: white white_space, the declaration, comments, a DOCTYPE.
    void skip_prolog() {
        while (true) {
            keep_lines(std::min(document_.find_first_not_of(white_space, at_), document_.size()));
            const std::string_view rest = document_.substr(at_);
            if (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype")) {
                const Doctype doctype = doctype_at(document_, at_);
                entities_ = declared_entities(doctype.subset);
                keep_lines(doctype.end);
            } else if (rest.starts_with("<?") || rest.starts_with("<!--")) {
                const std::string_view closing = rest[1] == '?' ? "?>" : "-->";
                const std::size_t end = document_.find(closing, at_);
                keep_lines(end == std::string_view::npos ? document_.size() : end + closing.size());
            } else {
                return;
            }
        }
    }

    bool copy_if(std::string_view opening, std::string_view closing) {
        if (!document_.substr(at_).starts_with(opening)) return false;
        const std::size_t end = document_.find(closing, at_);
        const std::size_t stop = end == std::string_view::npos ? document_.size() : end + closing.size();
        result_ += document_.substr(at_, stop - at_);
        at_ = stop;
        return true;
    }

    void copy_reference() {
        constexpr std::array<std::string_view, 5> of_xml = {"amp", "lt", "gt", "quot", "apos"};
        const std::string_view name = name_at(document_, at_ + 1);
        const std::size_t end = at_ + 1 + name.size();
        const bool is_closed = end < document_.size() && document_[end] == ';';
        const bool is_number = document_.substr(at_ + 1).starts_with('#');
        if (is_number || (is_closed && std::ranges::find(of_xml, name) != of_xml.end())) {
            result_.push_back(document_[at_++]);
        } else if (is_closed && append_meaning(name)) {
            at_ = end + 1;
        } else {
            result_ += "&amp;";
            ++at_;
        }
    }

    bool append_meaning(std::string_view name) {
        if (const auto found = entities_.find(name); found != entities_.end()) {
            append_escaped(found->second);
            return true;
        }
        const std::string terminated(name);
        const htmlEntityDesc* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
        if (known == nullptr) return false;
        text::append_utf8(result_, known->value);
        return true;
    }

    void append_escaped(std::string_view value) {
        expanded_ += value.size();
        if (expanded_ > document_.size() + 64UL * 1024)
            throw base::Error(base::ErrorKind::invalid_input,
                              "The entities of a document multiply its text.");
        for (const char character : value) {
            if (character == '&') {
                result_ += "&amp;";
            } else if (character == '<') {
                result_ += "&lt;";
            } else {
                result_.push_back(character);
            }
        }
    }

    std::string_view document_;
    std::size_t at_ = 0;
    std::string result_;
    Entities entities_;
    std::size_t expanded_ = 0;
};

}  // namespace

std::string without_entities(std::string_view document) {
    return ReferenceResolver(document).resolved();
}

}  // namespace storyflow::books
