#include "books/epub_package.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/utf8.hpp"
#include "books/href.hpp"
#include "books/line_text.hpp"

namespace storyflow::books {

namespace {

const Markup& section(const Markup& root, std::string_view name) {
    static const Markup none;
    const Markup* found = root.child(name);
    return found == nullptr ? none : *found;
}

std::string path_of(std::string_view package, std::string_view reference) {
    const auto href = resolved_href(package, reference);
    return href ? href->path : std::string();
}

/// The text of `<meta refines="#id" property="…">`, which describes the element with this id (EPUB 3).
std::string refinement(const Markup& metadata, std::string_view id, std::string_view property) {
    if (id.empty()) return {};
    for (const Markup& meta : metadata.children) {
        if (meta.name == "meta" && meta.attribute("property") == property &&
            meta.attribute("refines") == '#' + std::string(id))
            return clean_line(meta.all_text());
    }
    return {};
}

std::string title_of(const Markup& metadata) {
    std::string first;
    for (const Markup& element : metadata.children) {
        if (element.name != "title") continue;
        std::string title = clean_line(element.all_text());
        if (refinement(metadata, element.attribute("id"), "title-type") == "main") return title;
        if (first.empty()) first = std::move(title);
    }
    return first;
}

std::string role_of(const Markup& metadata, const Markup& creator) {
    const std::string_view role = creator.attribute("role");
    return role.empty() ? refinement(metadata, creator.attribute("id"), "role") : std::string(role);
}

/// The creators that are authors; all of them if none is.
std::string author_of(const Markup& metadata) {
    std::string authors;
    std::string all;
    const auto add = [](std::string& names, const std::string& name) {
        names.append(names.empty() ? "" : ", ").append(name);
    };
    for (const Markup& element : metadata.children) {
        if (element.name != "creator") continue;
        const std::string name = clean_line(element.all_text());
        if (name.empty()) continue;
        const std::string role = role_of(metadata, element);
        if (role.empty() || role == "aut") add(authors, name);
        add(all, name);
    }
    return authors.empty() ? all : authors;
}

std::string language_of(const Markup& metadata) {
    const Markup* language = metadata.child("language");
    return language == nullptr ? "" : clean_line(language->all_text());
}

std::vector<PackageItem> items_of(const Markup& manifest, std::string_view package) {
    std::vector<PackageItem> items;
    for (const Markup& element : manifest.children) {
        if (element.name != "item") continue;
        items.push_back({.id = std::string(element.attribute("id")),
                         .path = path_of(package, element.attribute("href")),
                         .media_type = std::string(element.attribute("media-type")),
                         .is_navigation = element.has_word("properties", "nav"),
                         .is_cover = element.has_word("properties", "cover-image")});
    }
    return items;
}

using ItemsById = std::map<std::string_view, std::size_t>;

ItemsById by_id(const std::vector<PackageItem>& items) {
    ItemsById found;
    for (std::size_t index = 0; index < items.size(); ++index)
        found.emplace(items[index].id, index);
    return found;
}

std::vector<SpineEntry> spine_of(const Markup& spine, const ItemsById& items) {
    std::vector<SpineEntry> entries;
    std::set<std::string_view> seen;
    for (const Markup& element : spine.children) {
        const std::string_view id = element.attribute("idref");
        if (element.name != "itemref" || !seen.insert(id).second) continue;
        SpineEntry entry{.id = std::string(id), .is_linear = element.attribute("linear") != "no"};
        if (const auto found = items.find(id); found != items.end()) entry.item = found->second;
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string navigation_of(const Package& package, const Markup& spine, const ItemsById& ids) {
    const auto navigation = std::ranges::find(package.items, true, &PackageItem::is_navigation);
    if (navigation != package.items.end()) return navigation->path;
    if (const auto toc = ids.find(spine.attribute("toc")); toc != ids.end())
        return package.items[toc->second].path;
    const auto ncx = std::ranges::find(package.items, "application/x-dtbncx+xml", &PackageItem::media_type);
    return ncx == package.items.end() ? std::string() : ncx->path;
}

std::vector<std::string> guide_paths(const Markup& guide, std::string_view package, std::string_view type) {
    std::vector<std::string> paths;
    for (const Markup& reference : guide.children) {
        if (reference.name == "reference" && base::case_folded(reference.attribute("type")) == type)
            paths.push_back(path_of(package, reference.attribute("href")));
    }
    return paths;
}

/// By EPUB 3's property, else by the `meta` of EPUB 2, else the page that the guide names.
std::string cover_of(const Package& package, const Markup& root, const ItemsById& ids,
                     std::string_view path) {
    const auto cover = std::ranges::find(package.items, true, &PackageItem::is_cover);
    if (cover != package.items.end()) return cover->path;
    for (const Markup& meta : section(root, "metadata").children) {
        if (meta.name != "meta" || meta.attribute("name") != "cover") continue;
        const std::string_view content = meta.attribute("content");
        if (const auto found = ids.find(content); found != ids.end())
            return package.items[found->second].path;
        return path_of(path, content);
    }
    const auto pages = guide_paths(section(root, "guide"), path, "cover");
    return pages.empty() ? std::string() : pages.front();
}

/// EPUB 1 and some EPUB 2 files put Dublin Core into a `dc-metadata` element.
const Markup& metadata_of(const Markup& root) {
    const Markup& metadata = section(root, "metadata");
    const Markup* inner = metadata.child("dc-metadata");
    return inner == nullptr ? metadata : *inner;
}

}  // namespace

Package parse_package(const Markup& root, std::string_view path) {
    const Markup& metadata = metadata_of(root);
    const Markup& spine = section(root, "spine");
    Package package{.version = std::string(root.attribute("version")),
                    .title = title_of(metadata),
                    .author = author_of(metadata),
                    .language = language_of(metadata),
                    .items = items_of(section(root, "manifest"), path)};
    const ItemsById ids = by_id(package.items);
    package.spine = spine_of(spine, ids);
    package.navigation = navigation_of(package, spine, ids);
    package.cover = cover_of(package, root, ids, path);
    package.contents = guide_paths(section(root, "guide"), path, "toc");
    return package;
}

}  // namespace storyflow::books
