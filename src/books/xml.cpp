#include "books/xml.hpp"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "books/attribute_cost.hpp"
#include "books/declared_charset.hpp"
#include "books/entities.hpp"

namespace storyflow::books {

namespace {

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// The prefix of names that other elements or attributes of the same document also have.
std::string_view prefix_of(std::string_view space) {
    if (space == "http://www.idpf.org/2007/ops") return "epub:";
    if (space == "http://www.w3.org/1999/xlink") return "xlink:";
    if (space == "http://www.w3.org/XML/1998/namespace") return "xml:";
    if (space.ends_with("/officeDocument/2006/math") || space.ends_with("/officeDocument/math")) return "m:";
    if (space.ends_with("/drawingml/2006/main") || space.ends_with("/drawingml/main")) return "a:";
    if (space.ends_with("/officeDocument/2006/relationships") ||
        space.ends_with("/officeDocument/relationships"))
        return "r:";
    return {};
}

std::string full_name(const xmlChar* local, const xmlChar* space) {
    return std::string(prefix_of(view(space))).append(view(local));
}

/// Builds the tree from libxml2's calls. An exception must not pass through libxml2, so it is kept and the
/// parser stopped.
struct TreeMaker {
    MarkupBuilder builder;
    xmlParserCtxtPtr parser = nullptr;
    std::exception_ptr failure;

    template <class Step>
    void attempt(Step step) noexcept {
        if (failure != nullptr) return;
        try {
            step();
        } catch (...) {
            failure = std::current_exception();
            xmlStopParser(parser);
        }
    }
};

/// libxml2 gives five pointers for each attribute: local name, prefix, namespace, and the ends of the value.
std::vector<MarkupAttribute> attributes_from(int count, const xmlChar** pointers) {
    std::vector<MarkupAttribute> attributes;
    attributes.reserve(static_cast<std::size_t>(count));
    for (int index = 0; index < count; ++index, pointers += 5) {
        const auto size = static_cast<std::size_t>(pointers[4] - pointers[3]);
        attributes.push_back({.name = full_name(pointers[0], pointers[2]),
                              .value = std::string(reinterpret_cast<const char*>(pointers[3]), size)});
    }
    return attributes;
}

void open_element(void* maker, const xmlChar* local, const xmlChar* /*prefix*/, const xmlChar* space,
                  int /*namespaces*/, const xmlChar** /*declared*/, int attributes, int /*defaulted*/,
                  const xmlChar** pointers) {
    auto& tree = *static_cast<TreeMaker*>(maker);
    tree.attempt([&] { tree.builder.open(full_name(local, space), attributes_from(attributes, pointers)); });
}

void close_element(void* maker, const xmlChar* /*local*/, const xmlChar* /*prefix*/,
                   const xmlChar* /*space*/) {
    static_cast<TreeMaker*>(maker)->builder.close();
}

void add_text(void* maker, const xmlChar* text, int size) {
    auto& tree = *static_cast<TreeMaker*>(maker);
    tree.attempt([&] {
        tree.builder.add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    });
}

xmlSAXHandler handlers() {
    xmlSAXHandler all = {};
    all.initialized = XML_SAX2_MAGIC;
    all.startElementNs = open_element;
    all.endElementNs = close_element;
    all.characters = add_text;
    all.ignorableWhitespace = add_text;
    all.cdataBlock = add_text;
    return all;
}

struct ParserCloser {
    void operator()(xmlParserCtxt* parser) const noexcept { xmlFreeParserCtxt(parser); }
};

/// The fault with its line.
std::string fault_of(xmlParserCtxt* parser) {
    const xmlError* error = xmlCtxtGetLastError(parser);
    if (error == nullptr || error->message == nullptr) return "it is not well-formed";
    std::string message = error->message;
    while (message.ends_with('\n'))
        message.pop_back();
    return "line " + std::to_string(error->line) + ": " + message;
}

/// Parses; `fault` says why there is no tree.
std::optional<Markup> parsed(std::string_view document, std::string& fault) {
    if (document.empty()) {
        fault = "it is empty";
        return std::nullopt;
    }
    check_attributes(document);
    TreeMaker maker;
    const std::unique_ptr<xmlParserCtxt, ParserCloser> parser(
        xmlCreateMemoryParserCtxt(document.data(), static_cast<int>(document.size())));
    if (parser == nullptr) throw std::bad_alloc();
    maker.parser = parser.get();
    *parser->sax = handlers();
    parser->userData = &maker;
    xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                        XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES);
    xmlParseDocument(parser.get());
    if (maker.failure != nullptr) std::rethrow_exception(maker.failure);
    if (parser->wellFormed == 0) {
        fault = fault_of(parser.get());
        return std::nullopt;
    }
    return maker.builder.take();
}

}  // namespace

Markup parse_xml(std::string_view bytes, std::string_view name) {
    std::string fault;
    try {
        if (auto root = parsed(without_entities(document_text(bytes)), fault)) return std::move(*root);
    } catch (const base::Error& error) {
        fault = error.what();
    }
    throw base::Error(base::ErrorKind::invalid_input,
                      "The document \"" + std::string(name) + "\" is damaged: " + fault);
}

std::optional<Markup> parse_if_well_formed(std::string_view document) {
    std::string fault;
    return parsed(document, fault);
}

}  // namespace storyflow::books
