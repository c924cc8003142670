#include "api/book_files.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>

#include "api/stored_image.hpp"

namespace storyflow::api {

namespace {

constexpr std::size_t version_tag_digits = 7;

}  // namespace

void BookFiles::add_pictures(const std::string& project_id, std::vector<story::NewSegment>& segments,
                             SentBook& sent) {
    for (std::size_t i = 0; i < std::min(segments.size(), sent.passages.size()); ++i) {
        const auto* const picture = sent.picture_of(i);
        if (picture == nullptr) continue;
        try {
            check_image(picture->name, picture->bytes);
            segments[i].id = services_.ids.uuid();
            segments[i].image =
                files_.write(media::MediaLibrary::image_path(project_id, segments[i].id, picture->name,
                                                             services_.ids.hex(version_tag_digits)),
                             picture->bytes);
        } catch (const std::exception& error) {
            spdlog::warn("A picture of an imported book was left out: {}", error.what());
            sent.book.left_out.push_back({.reason = "picture that cannot be shown", .text = picture->name});
        }
    }
}

story::NewFile BookFiles::add_source(const std::string& project_id, std::string_view file_name,
                                     std::string_view bytes) {
    const std::string_view name = file_extension(file_name) == ".epub" ? file_name : "book.epub";
    return files_.write(media::MediaLibrary::source_path(project_id, name), bytes);
}

void BookFiles::settle() {
    const auto away = files_.settle();
    if (away > 0) spdlog::warn("Files of an imported book that wait for their places: {}", away);
}

}  // namespace storyflow::api
