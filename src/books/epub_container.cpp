#include "books/epub_container.hpp"

#include <algorithm>
#include <string_view>

#include "books/href.hpp"
#include "books/refusal.hpp"
#include "books/xml.hpp"

namespace storyflow::books {

void refuse_protected(const Archive& archive) {
    const auto bytes = archive.read("META-INF/encryption.xml");
    if (!bytes) return;
    const Markup encryption = parse_xml(*bytes, "META-INF/encryption.xml");
    for (const Markup* method : encryption.descendants("EncryptionMethod")) {
        const std::string_view algorithm = method->attribute("Algorithm");
        if (algorithm != "http://www.idpf.org/2008/embedding" &&
            algorithm != "http://ns.adobe.com/pdf/enc#RC")
            refuse("The EPUB is protected by digital rights management (DRM), so that it cannot be read.");
    }
}

std::string package_path(const Archive& archive) {
    constexpr std::string_view container = "META-INF/container.xml";
    if (const auto bytes = archive.read(container)) {
        const Markup root = parse_xml(*bytes, container);
        for (const Markup* file : root.descendants("rootfile")) {
            const auto href = resolved_href("", file->attribute("full-path"));
            if (href && archive.contains(href->path)) return href->path;
        }
    }
    const auto found =
        std::ranges::find_if(archive.names(), [](const std::string& name) { return name.ends_with(".opf"); });
    if (found == archive.names().end()) refuse("The file is no EPUB: it has no package document (.opf).");
    return *found;
}

}  // namespace storyflow::books
