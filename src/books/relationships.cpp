#include "books/relationships.hpp"

#include "books/href.hpp"
#include "books/xml.hpp"

namespace storyflow::books {

namespace {

std::string rels_name(std::string_view source) {
    const std::size_t begin = source.rfind('/') + 1;
    return std::string(source.substr(0, begin)) + "_rels/" + std::string(source.substr(begin)) + ".rels";
}

std::string target_of(const Markup& element, std::string_view source) {
    if (element.attribute("TargetMode") == "External") return {};
    const auto href = resolved_href(source, element.attribute("Target"));
    return href ? href->path : std::string();
}

}  // namespace

std::vector<Relationship> relationships_of(const Archive& archive, std::string_view source) {
    std::vector<Relationship> found;
    const std::string name = rels_name(source);
    const auto bytes = archive.read(name);
    if (!bytes) return found;
    const Markup root = parse_xml(*bytes, name);
    for (const Markup& element : root.children) {
        if (element.name != "Relationship") continue;
        const std::string_view type = element.attribute("Type");
        found.push_back({.id = std::string(element.attribute("Id")),
                         .type = std::string(type.substr(type.rfind('/') + 1)),
                         .target = target_of(element, source)});
    }
    return found;
}

}  // namespace storyflow::books
