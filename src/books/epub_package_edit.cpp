#include "books/epub_package_edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "books/document_edits.hpp"
#include "books/epub_navigation.hpp"
#include "books/href.hpp"
#include "books/source_document.hpp"
#include "books/xml_escape.hpp"

namespace storyflow::books {

namespace {

constexpr std::string_view overlay_type = "application/smil+xml";
constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view space = " \t\n";

std::string seconds(std::uint64_t milliseconds) {
    return fmt::format("{}.{:03}s", milliseconds / 1000, milliseconds % 1000);
}

/// An attribute as it is written in a tag, and the white space before it.
struct WrittenAttribute {
    std::string name;
    std::string value;
    ByteRange bytes;
};

std::vector<WrittenAttribute> attributes_in(const SourceDocument& document, const Markup& element) {
    const auto tag = document.begin_tag(element);
    const std::size_t at_document = document.source_of(element).outer.begin;
    std::vector<WrittenAttribute> attributes;
    for (std::size_t at = 0; (at = tag.find_first_of(space, at)) != std::string_view::npos;) {
        const std::size_t name_begin = tag.find_first_not_of(space, at);
        const std::size_t equals = tag.find('=', at);
        if (name_begin == std::string_view::npos || equals == std::string_view::npos) break;
        const std::size_t quote = tag.find_first_of("\"'", equals);
        const std::size_t end = quote == std::string_view::npos ? quote : tag.find(tag[quote], quote + 1);
        if (end == std::string_view::npos) break;
        auto name = tag.substr(name_begin, equals - name_begin);
        name = name.substr(0, name.find_first_of(space));
        attributes.push_back({std::string(name),
                              std::string(tag.substr(quote + 1, end - quote - 1)),
                              {at_document + at, at_document + end + 1}});
        at = end + 1;
    }
    return attributes;
}

class PackageEditor {
  public:
    PackageEditor(std::string_view bytes, const std::string& path, const PackageAdditions& additions)
        : document_(SourceDocument::xml(bytes, path)),
          path_(path),
          additions_(additions),
          metadata_(document_.root().child("metadata")),
          manifest_(document_.root().child("manifest")) {
        if (metadata_ == nullptr || manifest_ == nullptr) return;
        prefix_ = prefix_of(*manifest_);
        while (document_.text().find('"' + id_) != std::string::npos)
            id_ += '-';
    }

    std::string edited() {
        if (metadata_ == nullptr || manifest_ == nullptr) return std::string(document_.text());
        if (!document_.root().attribute("version").starts_with('3')) make_epub_3();
        leave_out_former_overlays();
        name_overlays();
        insert_at_end(*metadata_, new_metadata());
        insert_at_end(*manifest_, new_items());
        return std::string(xml_head) + trimmed(edits_.applied_to(document_.text()));
    }

  private:
    static std::string trimmed(const std::string& text) {
        return text.substr(std::min(text.find('<'), text.size()));
    }

    [[nodiscard]] std::string prefix_of(const Markup& element) const {
        const auto tag = document_.begin_tag(element);
        const auto name = tag.substr(1, tag.find_first_of(" \t\n/>") - 1);
        const auto colon = name.find(':');
        return colon == std::string_view::npos ? "" : std::string(name.substr(0, colon + 1));
    }
    [[nodiscard]] std::string element(std::string_view name, std::string_view attributes,
                                      std::string_view content = {}) const {
        if (content.empty()) return fmt::format("<{}{} {}/>\n", prefix_, name, attributes);
        return fmt::format("<{0}{1} {2}>{3}</{0}{1}>\n", prefix_, name, attributes, content);
    }
    void insert_at_end(const Markup& parent, std::string text) {
        edits_.insert(document_.source_of(parent).inner.end, std::move(text));
    }
    void remove(const Markup& node) { edits_.remove(document_.source_of(node).outer); }

    void leave_out_former_overlays() {
        for (const Markup& meta : metadata_->children) {
            const auto property = meta.attribute("property");
            if (property == "media:duration" || property == "media:active-class" ||
                (property == "media:narrator" && !additions_.narrator.empty()))
                remove(meta);
        }
        for (const Markup& item : manifest_->children) {
            if (item.name != "item") continue;
            if (item.attribute("media-type") == overlay_type) {
                remove(item);
                continue;
            }
            for (const auto& attribute : attributes_in(document_, item)) {
                if (attribute.name == "media-overlay") edits_.remove(attribute.bytes);
            }
        }
    }

    /// Gives each page that is heard the id of its overlay.
    void name_overlays() {
        std::map<std::string, std::size_t> numbers;
        for (std::size_t i = 0; i < additions_.overlays.size(); ++i)
            numbers.emplace(additions_.overlays[i].page, i + 1);
        for (const Markup& item : manifest_->children) {
            const auto href = resolved_href(path_, item.attribute("href"));
            const auto found = href ? numbers.find(href->path) : numbers.end();
            if (item.name != "item" || found == numbers.end()) continue;
            const std::size_t behind_name =
                document_.source_of(item).outer.begin + 1 + prefix_of(item).size() + item.name.size();
            edits_.insert(behind_name, fmt::format(" media-overlay=\"{}overlay-{}\"", id_, found->second));
            numbers.erase(found);
        }
    }

    [[nodiscard]] std::string new_metadata() {
        std::string xml = added_metadata_;
        std::uint64_t whole = 0;
        for (std::size_t i = 0; i < additions_.overlays.size(); ++i) {
            whole += additions_.overlays[i].milliseconds;
            xml += element("meta",
                           fmt::format("property=\"media:duration\" refines=\"#{}overlay-{}\"", id_, i + 1),
                           seconds(additions_.overlays[i].milliseconds));
        }
        xml += element("meta", "property=\"media:duration\"", seconds(whole));
        xml += element("meta", "property=\"media:active-class\"", additions_.active_class);
        if (!additions_.narrator.empty())
            xml += element("meta", "property=\"media:narrator\"", escaped_attribute(additions_.narrator));
        return xml;
    }

    [[nodiscard]] std::string item(std::string_view id, const std::string& path, std::string_view type,
                                   std::string_view more = {}) const {
        return element("item", fmt::format("id=\"{}{}\" href=\"{}\" media-type=\"{}\"{}", id_, id,
                                           escaped_attribute(relative_href(path_, path)), type, more));
    }
    [[nodiscard]] std::string new_items() const {
        std::string xml = item("style", additions_.style, "text/css");
        if (!additions_.navigation.empty())
            xml += item("nav", additions_.navigation, "application/xhtml+xml", " properties=\"nav\"");
        for (std::size_t i = 0; i < additions_.overlays.size(); ++i) {
            xml += item(fmt::format("overlay-{}", i + 1), additions_.overlays[i].overlay, overlay_type);
            xml += item(fmt::format("audio-{}", i + 1), additions_.overlays[i].audio, additions_.audio_type);
        }
        return xml;
    }

    /// Sets version and date of EPUB 3, and turns the attributes of EPUB 2's metadata into elements.
    void make_epub_3() {
        bool has_version = false;
        for (const auto& attribute : attributes_in(document_, document_.root())) {
            if (attribute.name != "version") continue;
            edits_.replace(attribute.bytes, " version=\"3.0\"");
            has_version = true;
        }
        const std::size_t behind_name = document_.source_of(document_.root()).outer.begin + 1 +
                                        document_.prefix().size() + document_.root().name.size();
        if (!has_version) edits_.insert(behind_name, " version=\"3.0\"");
        bool has_date = false;
        for (const Markup& child : metadata_->children) {
            if (child.name == "date" && std::exchange(has_date, true)) {
                remove(child);
            } else if (!child.is_text() && child.name != "meta") {
                replace_attributes(child);
            }
        }
        added_metadata_ += element("meta", "property=\"dcterms:modified\"", "2020-01-01T12:00:00Z");
    }

    void replace_attributes(const Markup& child) {
        std::string id(child.attribute("id"));
        const auto refine = [&](std::string_view property, const std::string& value, std::string_view more) {
            if (id.empty()) {
                id = fmt::format("{}meta-{}", id_, ++named_);
                const auto tag = document_.begin_tag(child);
                edits_.insert(document_.source_of(child).outer.begin + tag.find_first_of(" \t\n/>"),
                              fmt::format(" id=\"{}\"", id));
            }
            added_metadata_ +=
                element("meta", fmt::format("refines=\"#{}\" property=\"{}\"{}", id, property, more), value);
        };
        for (const auto& attribute : attributes_in(document_, child)) {
            const auto colon = attribute.name.find(':');
            if (colon == std::string::npos || attribute.name.starts_with("xml:") ||
                attribute.name.starts_with("xmlns"))
                continue;
            const auto name = attribute.name.substr(colon + 1);
            edits_.remove(attribute.bytes);
            if (name == "role") refine("role", attribute.value, " scheme=\"marc:relators\"");
            if (name == "file-as") refine("file-as", attribute.value, "");
        }
    }

    SourceDocument document_;
    std::string path_;
    const PackageAdditions& additions_;
    const Markup* metadata_;
    const Markup* manifest_;
    std::string prefix_;
    std::string id_ = "sf-";  ///< of new ids
    std::string added_metadata_;
    int named_ = 0;
    DocumentEdits edits_;
};

/// The entries of one level, from `next` on; deeper ones are lists within them.
std::string list_of(const std::vector<NavigationPoint>& points, std::size_t& next, int level,
                    const std::string& path) {
    std::string xml = "<ol>\n";
    while (next < points.size() && points[next].level >= level) {
        const auto& point = points[next++];
        const auto fragment = point.target.fragment.empty() ? "" : '#' + point.target.fragment;
        xml += fmt::format("<li><a href=\"{}\">{}</a>",
                           escaped_attribute(relative_href(path, point.target.path) + fragment),
                           escaped_attribute(point.title));
        if (next < points.size() && points[next].level > point.level)
            xml += '\n' + list_of(points, next, point.level + 1, path);
        xml += "</li>\n";
    }
    return xml + "</ol>\n";
}

}  // namespace

std::string package_with(std::string_view bytes, const std::string& path, const PackageAdditions& additions) {
    return PackageEditor(bytes, path, additions).edited();
}

std::vector<std::string> former_overlays(const Package& package) {
    std::vector<std::string> paths;
    for (const auto& item : package.items) {
        if (item.media_type == overlay_type) paths.push_back(item.path);
    }
    return paths;
}

std::string navigation_document(const Markup& contents, const std::string& contents_path,
                                const std::string& path, std::string_view title, std::string_view language) {
    const auto points = navigation_points(contents, contents_path);
    std::size_t next = 0;
    const auto lists = list_of(points, next, 1, path);
    return fmt::format(
        "{0}<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
        "xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"{1}\" "
        "lang=\"{1}\">\n<head><title>{2}</title></head>\n"
        "<body>\n<nav epub:type=\"toc\">\n<h1>{2}</h1>\n{3}</nav>\n</body>\n</html>\n",
        xml_head, escaped_attribute(language.empty() ? "en" : language), escaped_attribute(title), lists);
}

}  // namespace storyflow::books
